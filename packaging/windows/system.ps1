# What only Windows needs; dot-sourced by start.ps1. The wheels bring Qt, PortAudio and the rest.

# The command of a Python that fits, as words; none when there is none.
function Find-Python {
    $wanted = @(@('py', '-3.11'), @('py', '-3.12'), @('py', '-3.13'), @('py', '-3'), @('python'))
    if ($env:PYTHON) { $wanted = @(, @($env:PYTHON)) + $wanted }
    foreach ($words in $wanted) {
        if (Test-Python $words) { return $words }
    }
}

# The python.exe of the Microsoft Store is a doorway to the shop: it answers with an error.
function Test-Python([string[]] $words) {
    if (-not (Get-Command $words[0] -ErrorAction SilentlyContinue)) { return $false }
    $rest = @($words | Select-Object -Skip 1)
    $check = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'
    try { & $words[0] @rest -c $check 2>&1 | Out-Null } catch { return $false }
    return $LASTEXITCODE -eq 0
}

function Install-Python {
    if (-not (Get-Command winget -ErrorAction SilentlyContinue)) { return }
    Say 'Installing Python 3.12 with winget, for this user.'
    winget install --exact --id Python.Python.3.12 --scope user --silent `
        --accept-source-agreements --accept-package-agreements | Out-Host
    $paths = 'Machine', 'User' | ForEach-Object { [Environment]::GetEnvironmentVariable('Path', $_) }
    $env:Path = $paths -join ';'
}

# A service or a remote shell has no desktop to open a window on.
function Test-Screen { return [Environment]::UserInteractive -and -not $env:SSH_CONNECTION }
