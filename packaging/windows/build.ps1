# Build the installer for Windows: packaging\windows\build.ps1. Needs Python 3.11, uv and Inno Setup 6.3 or later.
$ErrorActionPreference = "Stop"
$root = (Resolve-Path "$PSScriptRoot\..\..").Path
$work = "$root\build"
$output = "$root\dist"

python "$root\packaging\pyinstaller\freeze.py" --work $work
if ($LASTEXITCODE -ne 0) { throw "freeze.py failed" }

# The frozen program proves itself before it is packed.
& "$work\frozen\qari\qari-console.exe" self-test
if ($LASTEXITCODE -ne 0) { throw "the frozen program failed its self-test" }

$version = (& "$work\frozen\qari\qari-console.exe" --version).Split(" ")[1]
$compiler = Get-Command iscc -ErrorAction SilentlyContinue
$compiler = if ($compiler) { $compiler.Source } else { "${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe" }
& $compiler "/DVersion=$version" "/DFrozen=$work\frozen\qari" "/DLicences=$work\licences" "/DIcon=$work\icons\qari.ico" `
    "/DOutput=$output" "$PSScriptRoot\qari.iss"
if ($LASTEXITCODE -ne 0) { throw "Inno Setup failed" }
Write-Output "$output\qari-$version-windows-x64.exe"
