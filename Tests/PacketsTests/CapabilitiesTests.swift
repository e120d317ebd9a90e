import Packets
import Testing

@Suite("What the protocols can do")
struct CapabilitiesTests {
    @Test(
        "limits come from the width of the count fields",
        arguments: [
            (BoardProtocol.openPixelControl, 65_535 / 3),
            (.adalight, 65_536),
        ]
    )
    func limits(boardProtocol: BoardProtocol, pixels: Int) {
        #expect(boardProtocol.capabilities.maximumPixels == pixels)
    }

    @Test(
        "frames are repeated well within the time after which a board goes dark by itself",
        arguments: BoardProtocol.allCases
    )
    func keepAlive(boardProtocol: BoardProtocol) {
        let sheet = boardProtocol.capabilities
        #expect(sheet.keepAliveMilliseconds > 0)
        if let lease = sheet.leaseMilliseconds {
            #expect(sheet.keepAliveMilliseconds * 2 <= lease)
        }
    }
}
