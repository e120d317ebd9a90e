package import Pictures

/// The colours of a layout's pictures, as far as a board can show them.
package enum Inks {
    /// The most colours of all pictures of a board; those past a third of them are rounded to
    /// three steps a channel, which are 27.
    private static let maximum = 40
    /// From this level on a channel counts as lit on boards of few colours.
    private static let lit: UInt8 = 128

    /// The colours that full-colour boards need besides their roles, in order of their numbers.
    package static func needed(by layout: LayoutDocument, on colours: BoardColours)
        -> [PicturePoint]
    {
        guard case .rgb = colours else { return [] }
        var inks: [PicturePoint] = []
        for zone in layout.zones {
            guard case .image(let image) = zone.source, !isDrawing(image.picture)
            else { continue }
            for point in image.picture.points where point != .black && !inks.contains(point) {
                let ink = inks.count < maximum / 3 ? point : point.rounded
                if ink != .black, !inks.contains(ink) { inks.append(ink) }
            }
        }
        return inks
    }

    /// A picture as palette numbers.
    package static func inked(
        _ image: ZoneImage,
        on colours: BoardColours,
        inks: [PicturePoint]
    ) -> InkedPicture {
        let picture = image.picture
        let drawn = isDrawing(picture)
        let pixels = picture.points.map { point -> UInt8 in
            if point == .black { return 0 }
            return drawn ? image.role.rawValue : number(of: point, on: colours, inks)
        }
        return InkedPicture(width: picture.width, height: picture.height, pixels: pixels)
    }

    /// Black and white alone are a drawing, which takes the colour of its role.
    private static func isDrawing(_ picture: Picture) -> Bool {
        picture.points.allSatisfy { $0 == .black || $0 == .white }
    }

    private static func number(
        of point: PicturePoint,
        on colours: BoardColours,
        _ inks: [PicturePoint]
    ) -> UInt8 {
        switch colours {
        case .single:
            // Weights of ITU-R BT.601 in thousandths.
            let light = 299 * Int(point.red) + 587 * Int(point.green) + 114 * Int(point.blue)
            return light >= 1_000 * Int(lit) ? Role.text.rawValue : 0
        case .dual:
            let isRed = point.red >= lit
            let isGreen = point.green >= lit || (!isRed && point.blue >= lit)
            let role: Role = isRed ? (isGreen ? .title : .urgent) : isGreen ? .label : .off
            return role.rawValue
        case .rgb:
            let place = inks.firstIndex(of: point) ?? inks.firstIndex(of: point.rounded)
            return place.map { UInt8(Role.allCases.count + $0) } ?? 0
        }
    }
}

extension PicturePoint {
    /// The colour in three steps a channel.
    fileprivate var rounded: PicturePoint {
        func step(_ value: UInt8) -> UInt8 { value < 64 ? 0 : value < 192 ? 128 : 255 }
        return PicturePoint(red: step(red), green: step(green), blue: step(blue))
    }
}
