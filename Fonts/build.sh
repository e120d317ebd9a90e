#!/bin/bash
# Builds the faces of Placard from Debian's font packages and the signs drawn here.
#
#   PLACARD=path/to/placard Fonts/build.sh OUTPUT-DIRECTORY
#
# Needs: unifont fonts-noto-cjk xfonts-terminus otf2bdf python3-fonttools
set -euo pipefail

out=${1:?usage: PLACARD=path/to/placard build.sh OUTPUT-DIRECTORY}
placard=${PLACARD:-placard}
python=${PYTHON:-/usr/bin/python3}
here=$(cd "$(dirname "$0")" && pwd)
fonts=${FONT_ROOT:-/usr/share}
unifont=$fonts/unifont/unifont.hex
noto=$fonts/fonts/opentype/noto
terminus=$fonts/fonts/X11/misc

# Latin from 0020: letters and signs that stand in half a cell. Marks that are full width in
# Chinese text (“ ” ‘ ’ — …) must come from the hanzi faces, so these blocks stop short of them.
latin_ranges=(--range 20-7E --range A0-24F --range 2C6-2DD --range 1E00-1EFF --range 20AC)
# Unifont: all but controls and private use, where the drawn signs live.
unifont_ranges=(--range 20-7E --range A0-D7FF --range F900-FFFD --range 20000-3FFFF)
# What the outlines lack and Unifont has: the 26 hanzi of the first amendment of GB 18030, Yi and
# a few signs of GBK stand in cells; letters that join or stand close keep their own widths.
cell_ranges=(--range 4DB6-4DBF --range 9FF0-9FFF --range A000-A4C6 --range 1F9 --range 251
    --range 261 --range 2CA-2CB --range 1E3F --range 2252)
script_ranges=(--range 600-6FF --range 1950-19DF --range A4D0-A4FF --range FB50-FDFF
    --range FE70-FEFE)
# Where the glyphs come from, kept in every face.
from_unifont="GNU Unifont 15 (OFL-1.1 or GPL-2+ with font exception)"
from_noto="Noto Sans CJK SC 2 (OFL-1.1)"
from_terminus="Terminus 4.48 (OFL-1.1)"
# Outlines: of Latin only the vowels of Pinyin that Terminus lacks; its other tails and accents do
# not fit the baseline of hanzi.
han_ranges=(--range 1D6-1DC --range 2C9 --range 370-4FF --range 2000-D7FF --range F900-FFFD --range 20000-3FFFF)

missing=()
for tool in otf2bdf gzip "$python" "$placard"; do
    command -v "$tool" >/dev/null || missing+=("$tool")
done
for file in "$unifont" "$noto"/NotoSansCJK-{Regular,Bold}.ttc "$terminus"/ter-u16n_unicode.pcf.gz; do
    [ -r "$file" ] || missing+=("$file")
done
if ((${#missing[@]})); then
    echo "Fonts cannot be built without: ${missing[*]}" >&2
    echo "Install: unifont fonts-noto-cjk xfonts-terminus otf2bdf python3-fonttools" >&2
    exit 1
fi

mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Draws an outline font as BDF. otf2bdf exits with 8 when all went well, and stays silent when it
# did not, so the glyphs are counted instead.
rasterise() { # FONT DOTS OUTPUT
    otf2bdf -r 72 -p "$2" -o "$3" "$1" || [ $? = 8 ]
    whole "$3"
}

whole() { # BDF
    local announced drawn
    announced=$(sed -n 's/^CHARS //p' "$1" | tr -d '\r')
    drawn=$(grep -c '^STARTCHAR' "$1")
    [ "$announced" = "$drawn" ] || {
        echo "$1 announces $announced glyphs and holds $drawn" >&2
        return 1
    }
}

# The rasteriser's baseline is one eighth above the foot of the cell: then no hanzi of the
# standard table is clipped, which one row higher or lower would do.
hanzi() { # WEIGHT SUFFIX DOTS...
    local weight=$1 suffix=$2 dots ascent
    shift 2
    "$python" "$here/pick_face.py" "$noto/NotoSansCJK-$weight.ttc" "Noto Sans CJK SC" \
        "$here/standard_hanzi.txt" "$work/$weight.otf" "$work/rare-$weight.otf" \
        "$work/rare-$weight.txt"
    for dots in "$@"; do
        ascent=$((dots - dots / 8))
        rasterise "$work/rare-$weight.otf" "$dots" "$work/parked-$dots$weight.bdf"
        "$python" "$here/unpark.py" "$work/rare-$weight.txt" \
            <"$work/parked-$dots$weight.bdf" >"$work/rare-$dots$weight.bdf"
        if [ "$dots" = 16 ]; then
            # At 16 dots Unifont is clearer; only what it lacks is drawn from the outline.
            "$placard" fonts compile "$unifont" "$work/rare-16$weight.bdf" --height 16 \
                --ascent "$ascent" --name han16 "${unifont_ranges[@]}" --out "$out/han16.face" \
                --source "$from_unifont; 196 hanzi: $from_noto"
            continue
        fi
        rasterise "$work/$weight.otf" "$dots" "$work/$dots$weight.bdf"
        "$placard" fonts compile "$work/$dots$weight.bdf" "$work/rare-$dots$weight.bdf" --grid \
            --height "$dots" --ascent "$ascent" --name "han$dots$suffix" "${han_ranges[@]}" \
            --source "$from_noto" --out "$out/han$dots$suffix.face"
    done
}

# Sizes as dots:ascent:weight of text:weight of titles. At 24 dots the normal weight has strokes
# of one dot, too thin beside the two of the hanzi, so the bold serves both.
latin() {
    local size dots ascent text title weight suffix
    for size in 16:12:n:b 24:19:b:b 32:26:n:b; do
        IFS=: read -r dots ascent text title <<<"$size"
        for suffix in "" b; do
            weight=$text
            [ -z "$suffix" ] || weight=$title
            gzip -dc "$terminus/ter-u$dots${weight}_unicode.pcf.gz" >"$work/latin$dots$suffix.pcf"
            "$placard" fonts compile "$work/latin$dots$suffix.pcf" --height "$dots" \
                --ascent "$ascent" --name "latin$dots$suffix" "${latin_ranges[@]}" \
                --source "$from_terminus" --out "$out/latin$dots$suffix.face"
        done
    done
    # At 48 dots every dot of the largest bold that is half as high becomes a square of four.
    for suffix in "" b; do
        "$placard" fonts compile "$work/latin24$suffix.pcf" --height 24 --ascent 19 --times 2 \
            --name "latin48$suffix" "${latin_ranges[@]}" --source "$from_terminus, doubled" \
            --out "$out/latin48$suffix.face"
    done
}

# Unifont for what the outlines lack: doubled, tripled, or at 24 dots its own size in the middle.
fill() { # DOTS ROWS ASCENT TIMES
    local dots=$1
    local common=(--hex-rows 16 --height "$2" --ascent "$3" --times "$4" --source "$from_unifont")
    "$placard" fonts compile "$unifont" "${common[@]}" --grid --name "rare$dots" \
        "${cell_ranges[@]}" --out "$out/rare$dots.face"
    "$placard" fonts compile "$unifont" "${common[@]}" --name "script$dots" \
        "${script_ranges[@]}" --out "$out/script$dots.face"
}

signs() {
    local drawing dots name
    for drawing in "$here"/signs*.txt; do
        name=$(basename "$drawing" .txt)
        dots=${name#signs}
        "$placard" fonts compile "$drawing" --height "$dots" --ascent "$dots" --name "$name" \
            --source "Placard" --out "$out/$name.face"
    done
    "$placard" fonts compile "$here/signs24.txt" --height 24 --ascent 24 --times 2 \
        --name signs48 --source "Placard, doubled" --out "$out/signs48.face"
}

# Two weights at a time: the outlines take nearly all of the time.
hanzi Regular "" 16 24 32 48 &
regular=$!
hanzi Bold b 24 32 48 &
bold=$!
latin
signs
fill 24 24 18 1
fill 32 16 14 2
fill 48 16 14 3
failed=0
wait $regular || failed=1
wait $bold || failed=1
exit $failed
