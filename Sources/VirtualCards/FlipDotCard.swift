/// Virtual flip-dot panels on one bus, 28x7 each: `80` command address columns `8F`; what is held
/// shows with the next `80 82 8F`.
package struct FlipDotCard: VirtualCard {
    package private(set) var updateCount = 0
    package private(set) var garbageByteCount = 0
    /// Commands for single panels that came, to see what was left out.
    private(set) var panelCount = 0

    let first: UInt8
    let width: Int
    let height: Int
    private var held: [[UInt8]]
    private var shown: [[UInt8]]
    private var pending: [UInt8] = []

    init(first: UInt8, width: Int, height: Int) {
        self.first = first
        self.width = width
        self.height = height
        held = [[UInt8]](
            repeating: [UInt8](repeating: 0, count: 28),
            count: (width / 28) * (height / 7)
        )
        shown = held
    }

    package mutating func restart() { pending = [] }

    /// Dots stay as they are without power; what was held is gone.
    package mutating func reboot() {
        pending = []
        held = shown
    }

    package mutating func take(
        _ bytes: ArraySlice<UInt8>,
        mood: CardMood,
        at milliseconds: Int64
    ) -> [[UInt8]] {
        for byte in bytes {
            if byte == 0x80 {
                garbageByteCount += pending.count
                pending = [byte]
            } else if pending.isEmpty {
                garbageByteCount += 1
            } else {
                pending.append(byte)
                if byte == 0x8F { obey() }
            }
        }
        return []
    }

    private mutating func obey() {
        defer { pending = [] }
        if pending == [0x80, 0x82, 0x8F] {
            shown = held
            updateCount += 1
            return
        }
        guard pending.count == 32, pending[1] == 0x83 || pending[1] == 0x84 else {
            garbageByteCount += pending.count
            return
        }
        let index = Int(pending[2]) - Int(first)
        guard held.indices.contains(index) else { return }
        held[index] = Array(pending[3..<31])
        panelCount += 1
        if pending[1] == 0x83 {
            shown[index] = held[index]
            updateCount += 1
        }
    }

    package func lamps(at milliseconds: Int64) -> [UInt8] {
        var lamps = [UInt8](repeating: 0, count: width * height * 3)
        let across = max(1, width / 28)
        for (index, columns) in shown.enumerated() {
            for (column, bits) in columns.enumerated() {
                for row in 0..<7 where bits >> UInt8(row) & 1 == 1 {
                    let x = index % across * 28 + column
                    let y = index / across * 7 + row
                    let at = (y * width + x) * 3
                    lamps[at] = 255
                    lamps[at + 1] = 255
                }
            }
        }
        return lamps
    }
}
