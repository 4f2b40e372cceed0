; The installer for Windows, for one person and without an administrator:
;   python3 dev.py packages
; tools/windows_installer.py names the rest, from packaging/identity.toml.

Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "x64.nsh"

Name "${NAME}"
OutFile "${OUTFILE}"
InstallDir "$LOCALAPPDATA\Programs\hop-desktop"
InstallDirRegKey HKCU "Software\${ID}" "Folder"
BrandingText "${NAME} ${VERSION}"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define ICON "..\icons\hop-desktop.ico"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\hop-desktop-window.exe"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "FileDescription" "${NAME}: set-up"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT licence"

!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Spanish"

LangString Running ${LANG_ENGLISH} "${NAME} is open. Close its window, then choose Retry."
LangString Running ${LANG_GERMAN} "${NAME} ist geöffnet. Schließen Sie das Fenster und wählen Sie „Wiederholen“."
LangString Running ${LANG_SPANISH} "${NAME} está abierto. Cierra su ventana y elige Reintentar."
LangString Needs64 ${LANG_ENGLISH} "${NAME} needs a 64-bit Windows."
LangString Needs64 ${LANG_GERMAN} "${NAME} braucht ein 64-Bit-Windows."
LangString Needs64 ${LANG_SPANISH} "${NAME} necesita un Windows de 64 bits."
LangString KeepData ${LANG_ENGLISH} "Keep your answers on this computer?$\n$\nYes leaves them where they are, for a later installation.$\nNo deletes answers, backups and settings for good."
LangString KeepData ${LANG_GERMAN} "Ihre Antworten auf diesem Computer behalten?$\n$\n„Ja“ lässt sie, wo sie sind, für eine spätere Installation.$\n„Nein“ löscht Antworten, Sicherungen und Einstellungen endgültig."
LangString KeepData ${LANG_SPANISH} "¿Conservar tus respuestas en este equipo?$\n$\nSí las deja donde están, para una instalación posterior.$\nNo elimina respuestas, copias de seguridad y ajustes para siempre."

; A program that is open cannot be replaced. Its file tells: it cannot be opened for writing.
!macro WaitUntilClosed UN
Function ${UN}WaitUntilClosed
  again:
  IfFileExists "$INSTDIR\hop-desktop-window.exe" 0 free
  ClearErrors
  FileOpen $0 "$INSTDIR\hop-desktop-window.exe" a
  IfErrors 0 close
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDRETRY again
  Abort
  close:
  FileClose $0
  free:
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

Function .onInit
  ${IfNot} ${RunningX64} ; ARM, which runs programs for x64, counts as it
    MessageBox MB_OK|MB_ICONSTOP "$(Needs64)" /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

Section "Install"
  Call WaitUntilClosed
  RMDir /r "$INSTDIR\_internal" ; of an older version: nothing of the person's lies there
  SetOutPath "$INSTDIR"
  File /r "${TREE}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\hop-desktop-window.exe"
  WriteRegStr HKCU "Software\${ID}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\hop-desktop-window.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL}" "URLInfoAbout" "${HOMEPAGE}"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\hop-desktop.exe"
  Delete "$INSTDIR\hop-desktop-window.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only if nothing else lies in it
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${ID}"
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON1 "$(KeepData)" /SD IDYES IDYES keep
  RMDir /r "$LOCALAPPDATA\hop-desktop"
  keep:
SectionEnd
