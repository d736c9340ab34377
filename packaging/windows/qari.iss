; Inno Setup 6: the installer for Windows, for one user, without administrator's rights. build.ps1 runs it with
; /DVersion, /DFrozen and /DLicences (folders that freeze.py leaves), /DIcon and /DOutput.
#define Name "Qari"

[Setup]
AppId={{8B7C6A52-0B53-4C0E-9E0C-51C0B6C3A7D1}
AppName={#Name}
AppVersion={#Version}
AppPublisher=The Qari developers
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; The first Windows that Qt 6.11 runs on.
MinVersion=10.0.17763
ChangesAssociations=yes
CloseApplications=yes
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\qari.exe
OutputDir={#Output}
OutputBaseFilename=qari-{#Version}-windows-x64
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ShowLanguageDialog=auto

[Languages]
Name: "arabic"; MessagesFile: "compiler:Languages\Arabic.isl"
Name: "english"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
arabic.ArticleType=مقال
english.ArticleType=Article
arabic.About=يقرأ المقالات العربية ويميّز من يُذكر ومن يُنقل قوله
english.About=Reads Arabic articles and marks who is named and who is quoted
arabic.Desktop=اختصار على سطح المكتب
english.Desktop=Shortcut on the desktop

[Tasks]
Name: "desktop"; Description: "{cm:Desktop}"; Flags: unchecked

[InstallDelete]
; What an older version held and this one does not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Frozen}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs
Source: "{#Licences}\*"; DestDir: "{app}\licences"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\qari.exe"; AppUserModelID: "local.qari.reader"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\qari.exe"; Tasks: desktop; AppUserModelID: "local.qari.reader"

[Registry]
; Offered under "Open with" for its file types; what opens them by a double click stays as the user has it.
Root: HKA; Subkey: "Software\Classes\Qari.Article"; ValueType: string; ValueData: "{cm:ArticleType}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Qari.Article\DefaultIcon"; ValueType: string; ValueData: "{app}\qari.exe,0"
Root: HKA; Subkey: "Software\Classes\Qari.Article\shell\open\command"; ValueType: string; ValueData: """{app}\qari.exe"" ""%1"""
Root: HKA; Subkey: "Software\Qari\Capabilities"; ValueType: string; ValueName: "ApplicationName"; ValueData: "{#Name}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Qari\Capabilities"; ValueType: string; ValueName: "ApplicationDescription"; ValueData: "{cm:About}"
Root: HKA; Subkey: "Software\RegisteredApplications"; ValueType: string; ValueName: "Qari"; ValueData: "Software\Qari\Capabilities"; Flags: uninsdeletevalue
#define Suffix(S) \
  "Root: HKA; Subkey: ""Software\Classes\" + S + "\OpenWithProgids""; ValueType: string; ValueName: ""Qari.Article""; ValueData: """"; Flags: uninsdeletevalue" + NewLine + \
  "Root: HKA; Subkey: ""Software\Qari\Capabilities\FileAssociations""; ValueType: string; ValueName: """ + S + """; ValueData: ""Qari.Article""" + NewLine
#emit Suffix(".txt")
#emit Suffix(".text")
#emit Suffix(".html")
#emit Suffix(".htm")
#emit Suffix(".xhtml")
#emit Suffix(".xht")
#emit Suffix(".docx")
#emit Suffix(".pdf")
#emit Suffix(".epub")
#emit Suffix(".md")
#emit Suffix(".markdown")
#emit Suffix(".mdown")
#emit Suffix(".mkd")

[Run]
Filename: "{app}\qari.exe"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
