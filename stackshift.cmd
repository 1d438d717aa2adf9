@echo off
rem Starts Stackshift from a checkout: builds what is missing or out of date, then runs it.
rem Without delayed expansion, so that an exclamation mark in a path or an argument stays one.
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
set "jar=%root%target\stackshift.jar"
set "stamp=%root%target\stackshift.built"
set "cache=%root%target\stackshift.aot"
set "log=%root%target\build.log"
set "module=org.stackshift/org.stackshift.app.Main"
rem Java's own log would go to standard output, which belongs to the guest. The cache of classes
rem works only with the options that it was made with.
set "options=-Xlog:disable -XX:+UseSerialGC --enable-native-access=javafx.graphics"
set "jdk="

call :consider "%JAVA_HOME%"
for /f "delims=" %%j in ('where javac.exe 2^>nul') do call :consider "%%~dpj.."
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%ProgramFiles%\Zulu\zulu-25*" "%ProgramFiles%\Amazon Corretto\jdk25*" "%ProgramFiles%\BellSoft\LibericaJDK-25*" "%USERPROFILE%\.jdks\*25*") do call :consider "%%~d"
if defined jdk goto have_jdk
echo stackshift: JDK 25 was not found; install it (for example from https://adoptium.net) or set JAVA_HOME to it 1>&2
exit /b 69

:have_jdk
if not exist "%jar%" goto build
if not exist "%stamp%" goto build
rem As on other systems, the build runs again when a source is newer than its result.
powershell -NoProfile -Command "$s = (Get-Item -LiteralPath $env:stamp).LastWriteTime; if (Get-ChildItem -Recurse -File -LiteralPath ($env:root + 'src\main'), ($env:root + 'pom.xml') | Where-Object { $_.LastWriteTime -gt $s } | Select-Object -First 1) { exit 1 } else { exit 0 }" <nul
if not errorlevel 1 goto start

:build
echo stackshift: building, which takes about a minute the first time 1>&2
if not exist "%root%target" mkdir "%root%target"
rem What is edited while the build runs is newer than this.
type nul > "%stamp%.new"
set "JAVA_HOME=%jdk%"
pushd "%root%"
call mvnw.cmd -q -B -ntp -Dmaven.test.skip=true package > "%log%" 2>&1 <nul
if errorlevel 1 goto build_failed
popd
rem Java remembers the classes of one short run, which makes later starts faster. Everything works
rem without.
if exist "%cache%" del "%cache%"
"%jdk%\bin\java.exe" %options% "-XX:AOTCacheOutput=%cache%" --module-path "%jar%;%root%target\lib" --module %module% run "%root%labs\01-coroutine\bin\coroutine-original-O0-glibc" >nul 2>&1 <nul
if errorlevel 1 if exist "%cache%" del "%cache%"
move /y "%stamp%.new" "%stamp%" >nul

:start
if not exist "%cache%" goto start_without_cache
"%jdk%\bin\java.exe" %options% "-XX:AOTCache=%cache%" --module-path "%jar%;%root%target\lib" --module %module% %*
exit /b %errorlevel%

:start_without_cache
"%jdk%\bin\java.exe" %options% --module-path "%jar%;%root%target\lib" --module %module% %*
exit /b %errorlevel%

:build_failed
popd
echo stackshift: the build failed; the reason is in "%log%" 1>&2
exit /b 69

:consider
if defined jdk exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul 2>&1 && set "jdk=%~1"
exit /b 0
