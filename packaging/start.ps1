# Sets up Call Review in this folder, says what it installs, and opens it.
#
#   powershell -ExecutionPolicy Bypass -File packaging\start.ps1                opens the app on the sample calls
#   powershell -ExecutionPolicy Bypass -File packaging\start.ps1 --setup-only   stops after setting up
#   powershell -ExecutionPolicy Bypass -File packaging\start.ps1 ARGUMENTS      runs `callreview ARGUMENTS`
#
# Afterwards the command is .venv\Scripts\callreview.exe; a second start installs nothing and
# needs no network.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')

function Say([string] $text) { [Console]::Error.WriteLine($text) }

function Fail([string] $text) {
    Say $text
    exit 1
}

. (Join-Path $PSScriptRoot 'windows\system.ps1')

$python = '.venv\Scripts\python.exe'
$command = '.venv\Scripts\callreview.exe'
$lock = 'packaging\requirements.txt'
$stamp = '.venv\.ready-app'

# Changes when the lock, the project or its place change.
function Get-Fingerprint {
    $hashes = Get-FileHash -Algorithm SHA256 $lock, 'pyproject.toml' | ForEach-Object { $_.Hash }
    return (@((Get-Location).Path) + $hashes) -join ' '
}

function Set-Up {
    $now = Get-Fingerprint
    if ((Test-Path $stamp) -and ((Get-Content -Raw $stamp).Trim() -eq $now)) { return }
    if (-not ((Test-Path $python) -and (Test-Python @($python)))) { New-Environment }
    $count = @(Select-String -Path $lock -Pattern '^[a-z0-9-]+==').Count
    Say "Installing $count Python packages into .venv\ (about 170 MB to fetch the first time)."
    & $python -m pip install --quiet --disable-pip-version-check --only-binary ':all:' `
        --require-hashes --requirement $lock
    if ($LASTEXITCODE) {
        Fail 'The Python packages could not be installed. Is there a network? Run this again.'
    }
    & $python -m pip install --quiet --disable-pip-version-check --no-index --no-deps `
        --no-build-isolation --editable .
    if ($LASTEXITCODE) { Fail 'Call Review itself could not be installed.' }
    Set-Content -Path $stamp -Value $now
}

function New-Environment {
    $words = @(Find-Python)
    if (-not $words) {
        Install-Python
        $words = @(Find-Python)
    }
    if (-not $words) { Fail 'Call Review needs Python 3.11 or newer. Install it and run this again.' }
    $rest = @($words | Select-Object -Skip 1)
    Say 'Making .venv\.'
    & $words[0] @rest -m venv --clear .venv
    if ($LASTEXITCODE) { Fail 'The environment .venv\ could not be made.' }
}

Set-Up
if ($args -and $args[0] -eq '--setup-only') {
    Say "Call Review is set up. The command is $command."
    exit 0
}
if ($args) {
    & $command @args
}
elseif (Test-Screen) {
    & $command demo
}
else {
    Say 'There is no screen here, so the sample calls are reviewed without a window.'
    & $command demo --headless
}
exit $LASTEXITCODE
