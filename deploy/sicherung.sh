#!/bin/sh
# Sichern und Wiederherstellen der Zahlen und Einstellungen.
#   deploy/sicherung.sh sichern DATA ZIEL.tar.gz [SETTINGS]
#   deploy/sicherung.sh zurueck ZIEL.tar.gz DATA [SETTINGS]
# Beides geht bei laufendem Server: jede Datei wird im Ganzen ersetzt, nie überschrieben.
set -eu

fehler() { echo "sicherung: $1" >&2; exit 2; }

# sichern DATA ZIEL SETTINGS
sichern() {
    [ -d "$1/tidy" ] || fehler "$1 enthält keinen Ordner tidy/; nennen Sie den Ordner der Zahlen"
    [ -z "$3" ] || [ -f "$3" ] || fehler "$3 gibt es nicht"
    halb="$2.halb" dazu="$2.dazu"
    trap 'rm -rf "$halb" "$dazu"' EXIT
    rm -rf "$dazu"
    mkdir -p "$dazu/einstellungen"
    if [ -n "$3" ]; then cp -p "$3" "$dazu/einstellungen/"; fi
    tar -czf "$halb" -C "$1" . -C "$(cd "$dazu" && pwd)" einstellungen
    # Erst prüfen, dann beim rechten Namen nennen: eine halbe Sicherung heißt nie wie eine ganze.
    tar -tzf "$halb" >/dev/null
    sync "$halb"
    mv "$halb" "$2"
    sha256sum "$2" >"$2.sha256"
    echo "gesichert: $2"
}

# zurueck ZIEL DATA SETTINGS
zurueck() {
    [ -f "$1" ] || fehler "$1 gibt es nicht"
    if [ -f "$1.sha256" ]; then
        [ "$(sha256sum <"$1")" = "$(cut -c1-64 "$1.sha256")  -" ] || fehler "$1 ist beschädigt"
    fi
    neu="$2.neu" liste="$2.liste"
    trap 'rm -rf "$neu" "$liste"' EXIT
    rm -rf "$neu"
    mkdir -p "$neu"
    tar -xzf "$1" -C "$neu"
    [ -d "$neu/tidy" ] || fehler "$1 enthält keine Zahlen"
    einstellungen "$neu/einstellungen" "$2.einstellungen" "$3"
    rm -rf "$2.alt"
    if [ -d "$2" ]; then cp -al "$2" "$2.alt"; fi
    (cd "$neu" && find . -type f | sort) >"$liste"
    while IFS= read -r datei; do
        mkdir -p "$(dirname "$2/$datei")"
        mv -f "$neu/$datei" "$2/$datei"
    done <"$liste"
    # Was es zur Zeit der Sicherung noch nicht gab, liegt nur noch in der Ablage.
    (cd "$2" && find . -type f | sort) | comm -23 - "$liste" | while IFS= read -r datei; do
        rm -f "$2/$datei"
    done
    echo "zurückgelegt: $2 (die vorigen Zahlen liegen in $2.alt)"
}

# einstellungen GESICHERT DANEBEN SETTINGS: an ihre Stelle, oder daneben, nie unter die Zahlen.
einstellungen() {
    datei=$(find "$1" -type f 2>/dev/null | head -n 1)
    if [ -z "$datei" ]; then
        [ -z "$3" ] || fehler "die Sicherung enthält keine Einstellungen; nichts ist zurückgelegt"
    elif [ -n "$3" ]; then
        if [ -f "$3" ]; then cp -p "$3" "$3.alt"; fi
        cp -p "$datei" "$3.neu"
        mv -f "$3.neu" "$3"
        echo "zurückgelegt: $3 (gilt nach einem Neustart; was vorher galt: $3.alt)"
    else
        mkdir -p "$2"
        cp -p "$datei" "$2/"
        echo "Einstellungen: $2/$(basename "$datei"); legen Sie sie selbst an ihre Stelle"
    fi
    rm -rf "$1"
}

case "${1:-}-$#" in
    sichern-[34]) sichern "${2%/}" "$3" "${4:-}" ;;
    zurueck-[34]) zurueck "$2" "${3%/}" "${4:-}" ;;
    *) fehler "sichern DATA ZIEL.tar.gz [SETTINGS] oder zurueck ZIEL.tar.gz DATA [SETTINGS]" ;;
esac
