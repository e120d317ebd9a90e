import Packets
import Testing

@Suite("Wiring of panels")
struct PanelMappingTests {
    @Test(
        "is drawn as the visible pixel at each place of the wire",
        arguments: [
            (PanelMapping.RowOrder.progressive, false, "0 1 2 / 3 4 5 / 6 7 8"),
            (.serpentine, false, "0 1 2 / 5 4 3 / 6 7 8"),
            (.progressive, true, "8 7 6 / 5 4 3 / 2 1 0"),
            (.serpentine, true, "8 7 6 / 3 4 5 / 2 1 0"),
        ]
    )
    func drawing(order: PanelMapping.RowOrder, isTurned: Bool, expected: String) throws {
        let mapping = try PanelMapping(width: 3, height: 3, rowOrder: order, isTurned: isTurned)
        let table = mapping.visibleIndices
        let rows = stride(from: 0, to: 9, by: 3).map { start in
            table[start..<start + 3].map(String.init).joined(separator: " ")
        }
        #expect(rows.joined(separator: " / ") == expected)
    }

    @Test(
        "gives each pixel one place and each place one pixel",
        arguments: PanelMapping.RowOrder.allCases,
        [false, true]
    )
    func bijection(order: PanelMapping.RowOrder, isTurned: Bool) throws {
        for (width, height) in [(1, 1), (1, 7), (7, 1), (2, 2), (3, 5), (8, 4), (64, 33)] {
            let mapping = try PanelMapping(
                width: width,
                height: height,
                rowOrder: order,
                isTurned: isTurned
            )
            #expect(mapping.visibleIndices.sorted() == (0..<Int32(width * height)).map { $0 })
            for (place, visible) in mapping.visibleIndices.enumerated() {
                let (y, x) = Int(visible).quotientAndRemainder(dividingBy: width)
                #expect(mapping.wireIndex(x: x, y: y) == place)
            }
            let isOrdered = mapping.visibleIndices == (0..<Int32(width * height)).map { $0 }
            #expect(!mapping.isIdentity || isOrdered)
        }
    }

    @Test(
        "refuses boards without pixels or beyond the limit, and says what to do",
        arguments: [
            (0, 5), (5, 0), (-1, 5), (2_048, 513), (Int.max, Int.max),
        ]
    )
    func refusal(width: Int, height: Int) {
        let error = #expect(throws: PacketError.self) {
            try PanelMapping(width: width, height: height)
        }
        #expect(error?.description.hasSuffix("give it 1 to 1048576 pixels.") == true)
    }
}
