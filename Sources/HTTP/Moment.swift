/// The fields that every answer of one second ends with: its date, and whether the connection stays.
struct Moment {
    private var second: Int64
    /// The end of a head after which the connection goes on.
    private(set) var keeping: [UInt8] = []
    /// The end of a head after which the connection closes.
    private(set) var closing: [UInt8] = []

    init(second: Int64) {
        self.second = second
        write()
    }

    /// Writes the fields anew when a second has passed.
    mutating func update(second now: Int64) {
        guard now != second else { return }
        second = now
        write()
    }

    private mutating func write() {
        let date = "Date: \(HTTPDate.text(secondsSinceEpoch: second))\r\n"
        keeping = Array((date + "Connection: keep-alive\r\n\r\n").utf8)
        closing = Array((date + "Connection: close\r\n\r\n").utf8)
    }
}
