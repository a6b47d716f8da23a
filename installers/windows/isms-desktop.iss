; Inno Setup script: makes an installer of the folder built by "python tasks.py package --app".
; Not run: no Windows was at hand. Build on Windows with: iscc installers\windows\isms-desktop.iss

#define Version "0.1.0"

[Setup]
AppId={{6E1B2B5E-6C0B-4C53-9C57-9A4B1C1D7F20}
AppName=ISMS Desktop
AppVersion={#Version}
AppPublisher=The ISMS Desktop authors
DefaultDirName={autopf}\ISMS Desktop
DefaultGroupName=ISMS Desktop
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=isms-desktop-{#Version}-setup
UninstallDisplayIcon={app}\isms-desktop.exe

[Files]
Source: "..\..\dist\isms-desktop\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\ISMS Desktop"; Filename: "{app}\isms-desktop.exe"

[Run]
Filename: "{app}\isms-desktop.exe"; Description: "Start ISMS Desktop"; Flags: nowait postinstall skipifsilent
