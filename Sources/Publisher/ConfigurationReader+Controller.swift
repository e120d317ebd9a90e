import Controllers
import Disclosure
import Drivers
import Layout
import Links
import Notation
import Packets
import Recurrence
import Session

extension ConfigurationReader {
    /// Shortest and longest lease, in seconds: three renewals must fit, and a card counts no more.
    private static let leaseRange = 15...3_600

    /// Reads what a board speaks: frames with their wiring, or a controller with its settings.
    static func readLanguage(
        _ object: ObjectCursor,
        _ size: PixelSize,
        _ colours: BoardColours
    ) throws(NotationError) -> BoardLanguage {
        let cursor = try object.required("protocol")
        let families = ControllerFamily.all
        let words = BoardProtocol.allCases.map(\.rawValue) + families.map(\.word)
        let word = try cursor.choice(of: words)
        guard let family = families.first(where: { $0.word == word }) else {
            if let cursor = object.optional("controller") {
                throw cursor.error(
                    "\(word) has no controller settings",
                    remedy: "remove \"controller\", or choose one of "
                        + families.map(\.word).joined(separator: ", ")
                )
            }
            let spoken = try read(cursor, BoardProtocol.allCases, \.rawValue)
            return .frames(try readWiring(object, size, spoken))
        }
        if let cursor = object.optional("wiring") {
            throw cursor.error(
                "\(family.title) knows its own wiring",
                remedy: "remove \"wiring\"; what the controller needs stands under \"controller\""
            )
        }
        var settings = ControllerSettings(
            family: family,
            width: size.width,
            height: size.height,
            lamps: colours.lamps
        )
        let own = try object.optional("controller")?.object(keys: [
            "model", "address", "leaseSeconds", "whenLost",
        ])
        settings.model = try own?.optional("model")?.choice(of: family.models)
        settings.address = try own?.optional("address")?.integer(in: 0...0xFFFF)
        if let seconds = try own?.optional("leaseSeconds")?.integer(in: leaseRange) {
            settings.leaseSeconds = seconds
        }
        if let cursor = own?.optional("whenLost") {
            settings.onLoss = try read(cursor, LossContent.allCases, \.rawValue)
        }
        return .controller(settings)
    }

    /// Makes the driver once, so that what it refuses is told where it stands.
    static func readDriver(
        _ settings: ControllerSettings,
        _ object: ObjectCursor
    ) throws(NotationError) -> ControllerSheet {
        do {
            return try settings.driver().sheet
        } catch {
            throw object.error(error.problem, remedy: error.remedy)
        }
    }

    /// Reads the lit hours and the brightness over the day.
    static func readRoutine(
        _ object: ObjectCursor,
        _ language: BoardLanguage,
        zone: Zone
    ) throws(NotationError) -> BoardRoutine {
        var routine = BoardRoutine(zone: zone)
        for cursor in try object.optional("hours")?.array() ?? [] {
            let text = try cursor.string()
            guard let hours = DailyHours(text) else {
                throw cursor.error("\"\(text)\" is no time of day", remedy: "write \"08:30-17:30\"")
            }
            let end =
                hours.start + hours.length
                - (hours.crossesMidnight ? DailyHours.secondsPerDay : 0)
            routine.hours.append(BoardRoutine.Hours(from: hours.start / 60, until: end / 60))
        }
        for cursor in try object.optional("brightness")?.array() ?? [] {
            if language.wiring != nil {
                throw cursor.error(
                    "\(language.title) has no brightness of its own",
                    remedy: "set wiring.brightnessPercent, which holds all day"
                )
            }
            routine.dimming.append(try readDimming(cursor))
        }
        routine.dimming.sort { $0.minute < $1.minute }
        return routine
    }

    private static func readDimming(
        _ cursor: JSONCursor
    ) throws(NotationError) -> BoardRoutine.Dimming {
        let object = try cursor.object(keys: ["from", "percent"])
        let from = try object.required("from")
        let text = try from.string()
        guard let hours = DailyHours("\(text)-24:00") else {
            throw from.error("\"\(text)\" is no time of day", remedy: "write \"18:00\"")
        }
        return BoardRoutine.Dimming(
            minute: hours.start / 60,
            percent: try object.required("percent").integer(in: 1...100)
        )
    }
}

extension BoardColours {
    /// What lights on such a board.
    fileprivate var lamps: BoardLamps {
        switch self {
        case .rgb: .full
        case .dual: .dual
        default: .single
        }
    }
}
