; SPDX-License-Identifier: MIT
; The installer for Windows: for one user, without administrator rights. installer.py calls makensis with
;   VERSION  0.1.0            NUMBERS  0.1.0.0         BUNDLE  the folder with lamplight.exe
;   OUT      the .exe         ICON     an .ico         TARGET  the kind of stub
;   PICTURE  a .bmp, 164x314
;   SIZE     installed kB     SIGN     (optional) a command that signs the file %1
;
; Silent:   setup.exe /S [/D=C:\a folder, last and without quotation marks]
; Removal:  "%LOCALAPPDATA%\Programs\Lamplight\uninstall.exe" [/S]
; Exit codes: 0 done, 1 canceled, 2 not done (the installed program is as it was), 3 Lamplight is running,
;   4 the folder holds other things, 5 this Windows is too old.
; The reader's own things lie in %LOCALAPPDATA%\Lamplight, which nothing here touches.

Unicode true
Target ${TARGET}
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "FileFunc.nsh"

!define NAME "Lamplight"
!define SETTINGS "Software\Lamplight"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Lamplight"
; The first Windows that Qt 6.11 supports: Windows 10 1809.
!define OLDEST_BUILD 17763

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${SETTINGS}" "Folder"
BrandingText "${NAME} ${VERSION}"
AllowSkipFiles off
SetDateSave off ; the same bundle gives the same installer

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=1033 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileDescription" "Installs ${NAME}, a medical encyclopedia that works with no network"
VIAddVersionKey /LANG=1033 "LegalCopyright" "The Lamplight authors. Code: MIT. Articles: CC BY 4.0. Qt: LGPL-3.0."

!ifdef SIGN
  !finalize '${SIGN}'
  !uninstfinalize '${SIGN}'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\lamplight.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open ${NAME}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Your bookmarks, history and settings are kept; only the program is removed."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; Windows lets nobody write to a program that is running.
!macro WAIT_UNTIL_CLOSED PREFIX
  Function ${PREFIX}WaitUntilClosed
    again:
    ${IfNot} ${FileExists} "$INSTDIR\lamplight.exe"
      Return
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\lamplight.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION \
        "${NAME} is open. Close all its windows, then choose Retry." /SD IDCANCEL IDRETRY again
      SetErrorLevel 3
      Quit
    ${EndIf}
    FileClose $0
  FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

; The program's files, and no others: somebody may have put theirs beside them.
!macro REMOVE_PROGRAM SUFFIX
  Delete "$INSTDIR\lamplight.exe${SUFFIX}"
  Delete "$INSTDIR\lamplight-index.exe${SUFFIX}"
  RMDir /r "$INSTDIR\_internal${SUFFIX}"
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "${NAME} needs Windows 10, version 1809, or later." /SD IDOK
    SetErrorLevel 5
    Quit
  ${EndIf}
FunctionEnd

; A folder of somebody else's is not installed into: an upgrade replaces what lies there.
Function RefuseForeignFolder
  ${DirState} "$INSTDIR" $0
  ${If} $0 = 1
  ${AndIfNot} ${FileExists} "$INSTDIR\lamplight.exe"
  ${AndIfNot} ${FileExists} "$INSTDIR\uninstall.exe"
    MessageBox MB_OK|MB_ICONSTOP "$INSTDIR holds other things: choose an empty or a new folder." /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
FunctionEnd

; The old program is put aside, and comes back when the new one cannot be written. lamplight.exe goes first and comes
; back last: a folder without it is one whose installation was cut off.
Function PutAside
  ${IfNot} ${FileExists} "$INSTDIR\lamplight.exe"
    !insertmacro REMOVE_PROGRAM ""
    Return
  ${EndIf}
  !insertmacro REMOVE_PROGRAM ".old"
  ClearErrors
  Rename "$INSTDIR\lamplight.exe" "$INSTDIR\lamplight.exe.old"
  Rename "$INSTDIR\lamplight-index.exe" "$INSTDIR\lamplight-index.exe.old"
  Rename "$INSTDIR\_internal" "$INSTDIR\_internal.old"
  ${If} ${Errors}
    Call BringBack
    MessageBox MB_OK|MB_ICONSTOP "$INSTDIR is in use. Close ${NAME} and install again." /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

Function BringBack
  Rename "$INSTDIR\_internal.old" "$INSTDIR\_internal"
  Rename "$INSTDIR\lamplight-index.exe.old" "$INSTDIR\lamplight-index.exe"
  Rename "$INSTDIR\lamplight.exe.old" "$INSTDIR\lamplight.exe"
FunctionEnd

Section "${NAME}" SectionProgram
  SectionIn RO
  Call RefuseForeignFolder
  Call WaitUntilClosed
  Call PutAside
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  File /r "${BUNDLE}/*"
  !insertmacro REMOVE_PROGRAM ".old"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\lamplight.exe" "" "" 0 SW_SHOWNORMAL "" \
    "A medical encyclopedia that works with no network"
  WriteRegStr HKCU "${SETTINGS}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\lamplight.exe"
  WriteRegStr HKCU "${ENTRY}" "Publisher" "The Lamplight authors"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
SectionEnd

Section /o "Shortcut on the desktop" SectionDesktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\lamplight.exe"
SectionEnd

; Off until `lamplight --kiosk` exists: makensis -DKIOSK turns it on.
!ifdef KIOSK
Section /o "Kiosk: start full-screen when this user signs in" SectionKiosk
  CreateShortcut "$SMSTARTUP\${NAME} kiosk.lnk" "$INSTDIR\lamplight.exe" "--kiosk"
SectionEnd
!endif

; Also called when the disk is full: File ends the installer then.
Function .onInstFailed
  SetOutPath "$TEMP"
  !insertmacro REMOVE_PROGRAM ""
  ${If} ${FileExists} "$INSTDIR\_internal.old"
    Call BringBack
  ${Else}
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  !insertmacro REMOVE_PROGRAM ""
  !insertmacro REMOVE_PROGRAM ".old"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only when it is empty
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  Delete "$SMSTARTUP\${NAME} kiosk.lnk"
  DeleteRegKey HKCU "${ENTRY}"
  DeleteRegKey HKCU "${SETTINGS}"
SectionEnd
