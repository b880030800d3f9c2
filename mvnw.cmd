@echo off
rem Runs the Maven that .mvn\wrapper\maven-wrapper.properties pins; see mvnw, which this follows step by step.
setlocal
set "WRAPPER=%~dp0.mvn\wrapper"
for /f "usebackq tokens=1,* delims==" %%a in ("%WRAPPER%\maven-wrapper.properties") do (
  if "%%a"=="distributionUrl" set "URL=%%b"
  if "%%a"=="distributionSha512Sum" set "SHA512=%%b"
)
for %%f in ("%URL%") do set "ARCHIVE=%%~nxf"
set "NAME=%ARCHIVE:-bin.zip=%"
set "VERSION=%NAME:apache-maven-=%"
if "%MAVEN_USER_HOME%"=="" set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "DISTS=%MAVEN_USER_HOME%\wrapper\dists"
set "MAVEN_PINNED=%DISTS%\%NAME%-bin\%SHA512:~0,16%\%NAME%"
if exist "%MAVEN_PINNED%\bin\mvn.cmd" goto run

set "JAVA=java"
if not "%JAVA_HOME%"=="" set "JAVA=%JAVA_HOME%\bin\java.exe"
set "PART=%DISTS%\part.%RANDOM%%RANDOM%"
mkdir "%PART%" || exit /b 1
echo mvnw: fetching %NAME% 1>&2
where mvn >nul 2>nul || goto download
pushd "%PART%"
call mvn -q -B dependency:copy "-Dartifact=org.apache.maven:apache-maven:%VERSION%:zip:bin" "-DoutputDirectory=%PART%" 1>&2
popd
if exist "%PART%\%ARCHIVE%" goto unpack
:download
curl.exe -fsSL --retry 3 -o "%PART%\%ARCHIVE%" "%URL%" || goto failed
:unpack
"%JAVA%" "%WRAPPER%\Unpack.java" "%PART%\%ARCHIVE%" %SHA512% "%PART%" "%MAVEN_PINNED%" || goto failed
rmdir /s /q "%PART%"
:run
endlocal & call "%MAVEN_PINNED%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%
:failed
rmdir /s /q "%PART%"
echo mvnw: %NAME% cannot be fetched and unpacked; JDK 17 or later and mvn or curl are needed 1>&2
exit /b 1
