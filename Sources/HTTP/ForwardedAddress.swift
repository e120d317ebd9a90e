import POSIX

/// The address of a visitor behind proxies, from what they wrote into `X-Forwarded-For`.
///
/// Each proxy adds the address it was called from at the end. Read from the end, every entry that
/// is a trusted proxy is passed over; the first that is not is the visitor. Whatever stands before
/// it was written by somebody nobody has reason to believe.
enum ForwardedAddress {
    /// Entries looked at; a chain of proxies is a few long.
    static let hopLimit = 8

    /// The visitor's address; nil when the field names none.
    static func visitor(_ field: String, trusted: Set<String>) -> String? {
        var hops = 0
        for entry in field.split(separator: ",").reversed() {
            hops += 1
            guard hops <= hopLimit, let address = canonical(entry) else { return nil }
            if !trusted.contains(address) { return address }
        }
        return nil
    }

    /// An entry as an address in its one spelling: nginx writes no port, some proxies do.
    private static func canonical(_ entry: Substring) -> String? {
        var text = entry.drop { $0 == " " || $0 == "\t" }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        if text.first == "[", let end = text.firstIndex(of: "]") {
            text = text[..<end].dropFirst()
        } else if text.utf8.count(where: { $0 == UInt8(ascii: ":") }) == 1 {
            text = text.prefix { $0 != ":" }
        }
        return SocketAddress(numericHost: String(text), port: 0)?.hostText
    }
}
