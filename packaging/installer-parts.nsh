; What the installer and the uninstaller both do. Included by installer.nsi, after its texts.

; Say why, and end: with an exit code where nobody is there to read.
!macro STOP CODE TEXT
  DetailPrint "${TEXT}"
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; $R0: a folder we made. Takes away the files its list names and the folders that are empty then; what
; somebody else put there stays, and so does the folder.
!macro REMOVE_LISTED UN
Function ${UN}RemoveListed
  Push $0
  Push $1
  Push $2
  ClearErrors
  FileOpen $0 "$R0\${LIST}" r
  ${IfNot} ${Errors}
    ${Do}
      ClearErrors
      FileRead $0 $1
      ${If} ${Errors}
        ${ExitDo}
      ${EndIf}
      ${TrimNewLines} "$1" $1
      StrCpy $2 $1 2
      ${If} $2 == "- "
        StrCpy $1 $1 "" 2
        RMDir "$R0\$1"
      ${Else}
        ; 64 signs of a hash and two spaces
        StrCpy $1 $1 "" 66
        Delete "$R0\$1"
      ${EndIf}
    ${Loop}
    FileClose $0
    Delete "$R0\${LIST}"
    RMDir "$R0"
  ${EndIf}
  ClearErrors
  Pop $2
  Pop $1
  Pop $0
FunctionEnd
!macroend
!insertmacro REMOVE_LISTED ""
!insertmacro REMOVE_LISTED "un."

; $R1 := "1" while a program of this folder runs: Windows lets nobody write a library that is in use.
!macro ASK_WHETHER_OPEN UN
Function ${UN}AskWhetherOpen
  Push $0
  Push $1
  Push $2
  StrCpy $R1 ""
  FindFirst $0 $1 "$INSTDIR\program\python\python3*.dll"
  ${DoWhile} $1 != ""
    ClearErrors
    FileOpen $2 "$INSTDIR\program\python\$1" a
    ${If} ${Errors}
      StrCpy $R1 "1"
    ${Else}
      FileClose $2
    ${EndIf}
    FindNext $0 $1
  ${Loop}
  FindClose $0
  ClearErrors
  Pop $2
  Pop $1
  Pop $0
FunctionEnd
!macroend
!insertmacro ASK_WHETHER_OPEN ""
!insertmacro ASK_WHETHER_OPEN "un."

; A program that is just closing (as when it started the update itself) gets ten seconds; then it is asked for.
!macro WAIT_UNTIL_CLOSED UN
  StrCpy $R2 0
  ${Do}
    Call ${UN}AskWhetherOpen
    ${If} $R1 != "1"
      ${ExitDo}
    ${EndIf}
    ${If} $R2 < ${CLOSING_TRIES}
      IntOp $R2 $R2 + 1
      DetailPrint "$(WaitingForClose)"
      Sleep 500
    ${Else}
      DetailPrint "$(StillOpen)"
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillOpen)" /SD IDCANCEL IDRETRY +3
      SetErrorLevel 5
      Quit
    ${EndIf}
  ${Loop}
!macroend

!macro REGISTER_KIND SUFFIX KIND WORDS
  WriteRegStr HKCU "${CLASSES_KEY}\${SUFFIX}" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES_KEY}\${KIND}" "" "${WORDS}"
  WriteRegStr HKCU "${CLASSES_KEY}\${KIND}\DefaultIcon" "" "$INSTDIR\program\${ICON},0"
  WriteRegStr HKCU "${CLASSES_KEY}\${KIND}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" ${ARGUMENTS} "%1"'
!macroend

!macro FORGET_KIND SUFFIX KIND
  ReadRegStr $0 HKCU "${CLASSES_KEY}\${SUFFIX}" ""
  ${If} $0 == "${KIND}"
    DeleteRegKey HKCU "${CLASSES_KEY}\${SUFFIX}"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES_KEY}\${KIND}"
!macroend

; SHCNE_ASSOCCHANGED: icons and double clicks hold at once.
!macro TELL_EXPLORER
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend
