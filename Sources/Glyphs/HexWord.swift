/// Up to eight hex digits read at once.
struct HexWord {
    /// The number they make.
    let value: UInt64
    /// Whether all of them are hex digits, of either case.
    let isHex: Bool

    private static func eachByte(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

    /// Reads the first `digits` (1 to 8) bytes of a word as it lay in memory.
    @inline(__always)
    init(_ memory: UInt64, digits: Int) {
        // The first digit becomes the highest byte; zeros stand for what is not asked for.
        let unused = UInt64(8 &- digits) &* 8
        let text =
            UInt64(bigEndian: memory) &>> unused | HexWord.eachByte(0x30) &<< (64 &- unused)
        let digitBytes = unused == 0 ? UInt64(bigEndian: memory) : text
        let top = HexWord.eachByte(0x80)
        // Adding carries into a byte's top bit where it is at least the limit.
        let low = digitBytes & ~top
        let lower = low | HexWord.eachByte(0x20)
        let isDigit =
            (low &+ HexWord.eachByte(0x80 - 0x30)) & ~(low &+ HexWord.eachByte(0x80 - 0x3A))
        let isLetter =
            (lower &+ HexWord.eachByte(0x80 - 0x61)) & ~(lower &+ HexWord.eachByte(0x80 - 0x67))
        isHex = (isDigit | isLetter) & ~digitBytes & top == top
        // A letter's low half is one to six; nine more make it ten to fifteen.
        let letters = (digitBytes & HexWord.eachByte(0x40)) &>> 6
        var halves = (digitBytes & HexWord.eachByte(0x0F)) &+ letters &* 9
        halves = (halves | halves &>> 4) & 0x00FF_00FF_00FF_00FF
        halves = (halves | halves &>> 8) & 0x0000_FFFF_0000_FFFF
        value = (halves | halves &>> 16) & 0xFFFF_FFFF
    }
}
