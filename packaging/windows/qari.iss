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

; Older versions of Inno Setup have no Arabic: the installer is in English alone then.
#define Arabic FileExists(CompilerPath + "\Languages\Arabic.isl")

[Languages]
#if Arabic
Name: "arabic"; MessagesFile: "compiler:Languages\Arabic.isl"
#endif
Name: "english"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
english.ArticleType=Article
english.About=Reads Arabic articles and marks who is named and who is quoted
english.Desktop=Shortcut on the desktop
#if Arabic
arabic.ArticleType=مقال
arabic.About=يقرأ المقالات العربية ويميّز من يُذكر ومن يُنقل قوله
arabic.Desktop=اختصار على سطح المكتب
#endif

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
; Links to notes (qari:...), which no other program has.
Root: HKA; Subkey: "Software\Classes\qari"; ValueType: string; ValueData: "URL:{cm:ArticleType}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\qari"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\qari\DefaultIcon"; ValueType: string; ValueData: "{app}\qari.exe,0"
Root: HKA; Subkey: "Software\Classes\qari\shell\open\command"; ValueType: string; ValueData: """{app}\qari.exe"" ""%1"""
Root: HKA; Subkey: "Software\Qari"; Flags: uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Qari\Capabilities"; ValueType: string; ValueName: "ApplicationName"; ValueData: "{#Name}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Qari\Capabilities"; ValueType: string; ValueName: "ApplicationDescription"; ValueData: "{cm:About}"
Root: HKA; Subkey: "Software\RegisteredApplications"; ValueType: string; ValueName: "Qari"; ValueData: "Software\Qari\Capabilities"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.txt\OpenWithProgids"; ValueType: string; ValueName: "Qari.Article"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.text\OpenWithProgids"; ValueType: string; ValueName: "Qari.Article"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.html\OpenWithProgids"; ValueType: string; ValueName: "Qari.Article"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.htm\OpenWithProgids"; ValueType: string; ValueName: "Qari.Article"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.xhtml\OpenWithProgids"; ValueType: string; ValueName: "Qari.Article"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.xht\OpenWithProgids"; ValueType: string; ValueName: "Qari.Article"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.docx\OpenWithProgids"; ValueType: string; ValueName: "Qari.Article"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.pdf\OpenWithProgids"; ValueType: string; ValueName: "Qari.Article"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.epub\OpenWithProgids"; ValueType: string; ValueName: "Qari.Article"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.md\OpenWithProgids"; ValueType: string; ValueName: "Qari.Article"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.markdown\OpenWithProgids"; ValueType: string; ValueName: "Qari.Article"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.mdown\OpenWithProgids"; ValueType: string; ValueName: "Qari.Article"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.mkd\OpenWithProgids"; ValueType: string; ValueName: "Qari.Article"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Qari\Capabilities\UrlAssociations"; ValueType: string; ValueName: "qari"; ValueData: "qari"
Root: HKA; Subkey: "Software\Qari\Capabilities\FileAssociations"; ValueType: string; ValueName: ".txt"; ValueData: "Qari.Article"
Root: HKA; Subkey: "Software\Qari\Capabilities\FileAssociations"; ValueType: string; ValueName: ".text"; ValueData: "Qari.Article"
Root: HKA; Subkey: "Software\Qari\Capabilities\FileAssociations"; ValueType: string; ValueName: ".html"; ValueData: "Qari.Article"
Root: HKA; Subkey: "Software\Qari\Capabilities\FileAssociations"; ValueType: string; ValueName: ".htm"; ValueData: "Qari.Article"
Root: HKA; Subkey: "Software\Qari\Capabilities\FileAssociations"; ValueType: string; ValueName: ".xhtml"; ValueData: "Qari.Article"
Root: HKA; Subkey: "Software\Qari\Capabilities\FileAssociations"; ValueType: string; ValueName: ".xht"; ValueData: "Qari.Article"
Root: HKA; Subkey: "Software\Qari\Capabilities\FileAssociations"; ValueType: string; ValueName: ".docx"; ValueData: "Qari.Article"
Root: HKA; Subkey: "Software\Qari\Capabilities\FileAssociations"; ValueType: string; ValueName: ".pdf"; ValueData: "Qari.Article"
Root: HKA; Subkey: "Software\Qari\Capabilities\FileAssociations"; ValueType: string; ValueName: ".epub"; ValueData: "Qari.Article"
Root: HKA; Subkey: "Software\Qari\Capabilities\FileAssociations"; ValueType: string; ValueName: ".md"; ValueData: "Qari.Article"
Root: HKA; Subkey: "Software\Qari\Capabilities\FileAssociations"; ValueType: string; ValueName: ".markdown"; ValueData: "Qari.Article"
Root: HKA; Subkey: "Software\Qari\Capabilities\FileAssociations"; ValueType: string; ValueName: ".mdown"; ValueData: "Qari.Article"
Root: HKA; Subkey: "Software\Qari\Capabilities\FileAssociations"; ValueType: string; ValueName: ".mkd"; ValueData: "Qari.Article"

[Run]
Filename: "{app}\qari.exe"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
