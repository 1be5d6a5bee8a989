; The installer of one version for one user: no administrator, no internet. build_windows.py gives every
; -D name. Sentences stand in installer-texts.nsh, what both halves do in installer-parts.nsh.
;
; The new version is unpacked beside the old one and takes its place by two renames, so that an install that
; breaks off leaves the old version working. Data is never in here and never touched.
;
; Exit codes (with /S nothing is asked): 0 done, 1 given up, 2 broken off, 3 no space, 4 path too long,
; 5 the program is open, 6 the folder can't be written, 7 a newer version is there, 8 Windows is too old.
; /S silent, /DESKTOP=1 with a shortcut on the desktop, /D=FOLDER last and without quotes.

Target amd64-unicode
Unicode true
!if "${COMPRESSION}" == "off"
  SetCompress off
!else
  SetCompressor ${COMPRESSION}
!endif
!if "${DICTIONARY_MB}" != "0"
  SetCompressorDictSize ${DICTIONARY_MB}
!endif
; Files keep the one time of the release.
SetDateSave on
ManifestSupportedOS all
ManifestDPIAware true
RequestExecutionLevel user
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "TextFunc.nsh"
!include "WinVer.nsh"
!include "WordFunc.nsh"
!include "Win\COM.nsh"
!include "Win\Propkey.nsh"

Name "${NAME}"
; The button that the page speaks of.
InstallButtonText "&Pasang"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
!define SETTINGS_KEY "Software\${NAME}"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define CLASSES_KEY "Software\Classes"
InstallDirRegKey HKCU "${SETTINGS_KEY}" "Folder"
VIProductVersion "${FOUR_NUMBERS}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} ${VERSION}"
VIAddVersionKey "LegalCopyright" "${COPYRIGHT}"

!define MUI_ICON "${STAGE}\${ICON}"
!define MUI_UNICON "${STAGE}\${ICON}"
; Drawn by winbuild/pictures.py.
!define MUI_WELCOMEFINISHPAGE_BITMAP "${FINISH_PICTURE}"
!define MUI_HEADERIMAGE
!define MUI_HEADERIMAGE_RIGHT
!define MUI_HEADERIMAGE_BITMAP "${HEAD_PICTURE}"
!define MUI_HEADERIMAGE_UNBITMAP "${HEAD_PICTURE}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_TITLE "$(FinishTitle)"
!define MUI_FINISHPAGE_TEXT "$(FinishText)"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION StartProgram
!define MUI_FINISHPAGE_RUN_TEXT "$(FinishRun)"
!define MUI_FINISHPAGE_SHOWREADME ""
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION MakeDesktopShortcut
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(FinishDesktop)"
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(FolderText)"
!define MUI_PAGE_HEADER_TEXT "$(FolderTitle)"
!define MUI_PAGE_HEADER_SUBTEXT "$(FolderSubtitle)"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE RefuseBadFolder
!insertmacro MUI_PAGE_DIRECTORY
!define MUI_PAGE_HEADER_TEXT "$(WorkTitle)"
!define MUI_PAGE_HEADER_SUBTEXT "$(WorkSubtitle)"
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "$(DoneTitle)"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "$(DoneSubtitle)"
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "$(BrokenTitle)"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "$(BrokenSubtitle)"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(RemoveText)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"
!include "installer-texts.nsh"
!include "installer-parts.nsh"

Var IsOldThere

Function .onInit
  SetShellVarContext current
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${LEAST_BUILD}
    !insertmacro STOP 8 "$(WindowsTooOld)"
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      !insertmacro STOP 7 "$(NewerIsThere)"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function RefuseBadFolder
  StrLen $0 "$INSTDIR"
  ${If} $0 > ${LONGEST_FOLDER}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(PathTooLong)" /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

; Everything that can be known beforehand is refused before the first file is written.
Function RefuseBadTarget
  StrLen $0 "$INSTDIR"
  ${If} $0 > ${LONGEST_FOLDER}
    !insertmacro STOP 4 "$(PathTooLong)"
  ${EndIf}
  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\uji-tulis.tmp" w
  ${If} ${Errors}
    !insertmacro STOP 6 "$(NotWritable)"
  ${EndIf}
  FileClose $0
  Delete "$INSTDIR\uji-tulis.tmp"
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r1, *l .r2, *l .r3) i .r0'
  ${If} $0 <> 0
    System::Int64Op $1 / 1048576
    Pop $1
    ${If} $1 < ${NEEDED_MB}
      RMDir "$INSTDIR"
      !insertmacro STOP 3 "$(NoSpace)"
    ${EndIf}
  ${EndIf}
FunctionEnd

; What an install before this one left behind when it was broken off.
Function TidyUp
  ${IfNot} ${FileExists} "$INSTDIR\program\*.*"
  ${AndIf} ${FileExists} "$INSTDIR\program.lama\*.*"
    Rename "$INSTDIR\program.lama" "$INSTDIR\program"
  ${EndIf}
  StrCpy $R0 "$INSTDIR\program.lama"
  Call RemoveListed
  StrCpy $R0 "$INSTDIR\program.baru"
  Call RemoveListed
FunctionEnd

Function TakePlace
  StrCpy $IsOldThere ""
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\program\*.*"
    StrCpy $IsOldThere "1"
    Rename "$INSTDIR\program" "$INSTDIR\program.lama"
    ${If} ${Errors}
      !insertmacro STOP 5 "$(StillOpen)"
    ${EndIf}
  ${EndIf}
  Rename "$INSTDIR\program.baru" "$INSTDIR\program"
  ${If} ${Errors}
    ${If} $IsOldThere == "1"
      Rename "$INSTDIR\program.lama" "$INSTDIR\program"
    ${EndIf}
    !insertmacro STOP 6 "$(NotWritable)"
  ${EndIf}
FunctionEnd

Section
  Call RefuseBadTarget
  !insertmacro WAIT_UNTIL_CLOSED ""
  Call TidyUp
  SetOverwrite on
  AllowSkipFiles off
  SetOutPath "$INSTDIR\program.baru"
  ClearErrors
  ; The list comes first: what broke off half-way is taken away by it.
  File "${STAGE}\${LIST}"
  File /r /x "${LIST}" "${STAGE}\*.*"
  ${If} ${Errors}
    !insertmacro STOP 6 "$(NotWritable)"
  ${EndIf}
  ; Shortcuts start in the documents, and nothing holds the folder that is about to be renamed.
  SetOutPath "$DOCUMENTS"
  Call TakePlace
  StrCpy $R0 "$INSTDIR\program.lama"
  Call RemoveListed

  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${SETTINGS_KEY}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\program\${ICON}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${COPYRIGHT}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${INSTALLED_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  !insertmacro REGISTER_KIND ".ikubak" "IKUDesktop.Salinan" "$(KindOfCopy)"
  !insertmacro REGISTER_KIND ".ikupak" "IKUDesktop.Paket" "$(KindOfPackage)"
  !insertmacro TELL_EXPLORER

  StrCpy $R0 "$SMPROGRAMS\${NAME}.lnk"
  Call MakeShortcut
  ${GetParameters} $0
  ${GetOptions} $0 "/DESKTOP=" $1
  ${If} $1 == "1"
    Call MakeDesktopShortcut
  ${EndIf}
SectionEnd

Function .onInstFailed
  ; The old version stands as it did; only what was begun is taken away.
  SetOutPath "$TEMP"
  StrCpy $R0 "$INSTDIR\program.baru"
  Call RemoveListed
  RMDir "$INSTDIR"
FunctionEnd

Function StartProgram
  SetOutPath "$DOCUMENTS"
  Exec '"$INSTDIR\${PROGRAM}" ${ARGUMENTS}'
FunctionEnd

Function MakeDesktopShortcut
  SetOutPath "$DOCUMENTS"
  StrCpy $R0 "$DESKTOP\${NAME}.lnk"
  Call MakeShortcut
FunctionEnd

; $R0: where. The shortcut bears the name that the program tells the taskbar (APP_ID), so that a pinned one
; and the open window are one button. Where that fails, the shortcut still opens the program.
Function MakeShortcut
  Push $0
  Push $1
  Push $2
  Push $3
  Push $4
  Push $5
  CreateShortcut "$R0" "$INSTDIR\${PROGRAM}" "${ARGUMENTS}" "$INSTDIR\program\${ICON}" 0
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("$R0",${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r3'
        System::Call '*(&w${NSIS_MAX_STRLEN} "${APP_ID}")p.r5'
        System::Call '*(&i2 ${VT_LPWSTR},&i6 0,p r5,p 0)p.r4'
        ${IPropertyStore::SetValue} $2 '($3,$4)'
        ${IPropertyStore::Commit} $2 ""
        System::Free $5
        System::Free $4
        System::Free $3
        ${IUnknown::Release} $2 ""
        ${IPersistFile::Save} $1 '("$R0",1)'
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
  Pop $5
  Pop $4
  Pop $3
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

Function un.onInit
  SetShellVarContext current
FunctionEnd

Section "Uninstall"
  !insertmacro WAIT_UNTIL_CLOSED "un."
  StrCpy $R0 "$INSTDIR\program"
  Call un.RemoveListed
  StrCpy $R0 "$INSTDIR\program.lama"
  Call un.RemoveListed
  StrCpy $R0 "$INSTDIR\program.baru"
  Call un.RemoveListed
  Delete "$INSTDIR\uninstall.exe"
  ; Only when nothing else lies there.
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  !insertmacro FORGET_KIND ".ikubak" "IKUDesktop.Salinan"
  !insertmacro FORGET_KIND ".ikupak" "IKUDesktop.Paket"
  !insertmacro TELL_EXPLORER
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${SETTINGS_KEY}"
SectionEnd
