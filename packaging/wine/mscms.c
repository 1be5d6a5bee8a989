/* Test only, never shipped: colour profiles of screens, which Wine 8 leaves undone and Qt asks for. */
#include <windows.h>

#define EXPORT __declspec(dllexport)

EXPORT HANDLE WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD mode)
{
    return NULL;
}

EXPORT HANDLE WINAPI WcsOpenColorProfileW(void *cdmp, void *camp, void *gmmp, DWORD access, DWORD share,
                                          DWORD mode, DWORD flags)
{
    return NULL;
}

EXPORT HANDLE WINAPI WcsCreateIccProfile(HANDLE profile, DWORD options)
{
    return NULL;
}

EXPORT BOOL WINAPI GetColorProfileFromHandle(HANDLE profile, BYTE *bytes, DWORD *length)
{
    return FALSE;
}

EXPORT BOOL WINAPI CloseColorProfile(HANDLE profile)
{
    return TRUE;
}
