import HTTP
import POSIX
import TestKit
import Testing

@Suite("Every row of the public table of hard requests")
struct WireCaseTests {
    @Test("the table is whole")
    func whole() {
        #expect(WireCase.all.count == 61)
        #expect(WireCase.all.first { $0.name == "long-target" }?.bytes.count == 20_027)
        #expect(WireCase.all.first { $0.name == "cl-fullwidth" }?.bytes.contains(0xBC) == true)
    }

    @Test("H01, H02: is answered as the row says, whole and byte by byte", arguments: WireCase.all)
    func answer(_ row: WireCase) throws {
        let server = try WordServer.start { $0.headDeadlineMilliseconds = 400 }
        defer { server.stop() }
        for isDripped in [false, true] {
            let visitor = try Visitor(port: server.port)
            if isDripped {
                // A refusal may come before the last byte, and a closed door takes no more.
                for byte in row.bytes where (try? visitor.send([byte])) == nil { break }
            } else {
                try? visitor.send(row.bytes)
            }
            let end = row.name == "ok-head" ? "\r\n\r\n" : "one"
            // Where a row leaves the choice, the house refuses what is doubtful.
            let isDoubtful = row.statuses.contains { [400, 505].contains($0.first) }
            let isServed = row.statuses.contains { $0.first == 200 } && !isDoubtful && !row.closes
            var text = try visitor.read(until: isServed ? end : nil)
            if row.statuses == [[200, 200]], text.ranges(of: "HTTP/1.1 ").count == 1 {
                text += try visitor.read(until: end)
            }
            let found = text.ranges(of: "HTTP/1.1 ").compactMap { range in
                Int(text[range.upperBound...].prefix(3))
            }
            #expect(row.statuses.contains(found), "\(found), dripped: \(isDripped)")
            if found.first != 200 || row.closes {
                #expect(text.hasSuffix("|closed"), "\(text.suffix(80))")
                #expect(text.contains("Connection: close\r\n"))
            }
            if found == [405] { #expect(text.contains("Allow: GET, HEAD\r\n")) }
        }
    }
}
