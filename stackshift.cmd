@echo off
rem Starts Stackshift from a checkout: builds what is missing, then runs it.
setlocal EnableExtensions EnableDelayedExpansion
set "home=%~dp0"
set "jar=%home%target\stackshift.jar"
set "stamp=%home%target\stackshift.built"
set "jdk="

call :consider "%JAVA_HOME%"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%ProgramFiles%\Zulu\zulu-25*" "%ProgramFiles%\Amazon Corretto\jdk25*" "%ProgramFiles%\BellSoft\LibericaJDK-25*" "%USERPROFILE%\.jdks\*25*") do call :consider "%%~d"
if not defined jdk (
    echo stackshift: JDK 25 was not found; install it ^(for example from https://adoptium.net^) or set JAVA_HOME to it 1>&2
    exit /b 69
)

rem As on other systems, the build runs again when a source is newer than its result.
set "stale="
if not exist "%jar%" set "stale=1"
if not exist "%stamp%" set "stale=1"
if not defined stale (
    powershell -NoProfile -Command "$s=(Get-Item -LiteralPath $env:stamp).LastWriteTime; if (Get-ChildItem -Recurse -File -LiteralPath ($env:home+'src\main'),($env:home+'pom.xml') | Where-Object { $_.LastWriteTime -gt $s } | Select-Object -First 1) { exit 1 } else { exit 0 }"
    if errorlevel 1 set "stale=1"
)
if defined stale (
    echo stackshift: building, which takes about a minute the first time 1>&2
    if not exist "%home%target" mkdir "%home%target"
    set "JAVA_HOME=!jdk!"
    pushd "%home%"
    call mvnw.cmd -q -B -ntp -Dmaven.test.skip=true package > target\build.log 2>&1
    if errorlevel 1 (
        popd
        echo stackshift: the build failed; the reason is in "%home%target\build.log" 1>&2
        exit /b 69
    )
    popd
    type nul > "%stamp%"
)

"%jdk%\bin\java.exe" -XX:+UseSerialGC --enable-native-access=javafx.graphics --module-path "%jar%;%home%target\lib" --module org.stackshift/org.stackshift.app.Main %*
exit /b %errorlevel%

:consider
if defined jdk exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul 2>&1 && set "jdk=%~1"
exit /b 0
