import Controllers
public import Disclosure
public import Notation
public import Packets
import Recurrence
public import Session

extension BoardLanguage {
    /// Shortest and longest lease, in seconds: three renewals must fit, and a card counts no more.
    private static let leaseRange = 15...3_600

    /// What a configuration may say of a controller.
    public static let controllerKeys = [
        "model", "address", "leaseSeconds", "whenLost", "letters", "letterHeight", "text",
    ]

    /// Reads what a board speaks: a controller with its settings here, frames by `wiring`.
    public static func read(
        _ object: ObjectCursor,
        width: Int,
        height: Int,
        lamps: BoardLamps,
        wiring: (BoardProtocol) throws(NotationError) -> BoardWiring
    ) throws(NotationError) -> BoardLanguage {
        let families = ControllerFamily.all
        let words = BoardProtocol.allCases.map(\.rawValue) + families.map(\.word)
        let word = try object.required("protocol").choice(of: words)
        if let spoken = BoardProtocol(rawValue: word) {
            if let cursor = object.optional("controller") {
                throw cursor.error(
                    "\(word) has no controller settings",
                    remedy: "remove \"controller\", or choose one of "
                        + families.map(\.word).joined(separator: ", ")
                )
            }
            return .frames(try wiring(spoken))
        }
        guard let family = families.first(where: { $0.word == word }) else {
            throw object.error("\"\(word)\" is not known here", remedy: "see the documentation")
        }
        if let cursor = object.optional("wiring") {
            throw cursor.error(
                "\(family.title) knows its own wiring",
                remedy: "remove \"wiring\"; what the controller needs stands under \"controller\""
            )
        }
        var settings = ControllerSettings(
            family: family,
            width: width,
            height: height,
            lamps: lamps
        )
        try settings.read(object.optional("controller"), leaseRange)
        return .controller(settings)
    }

    /// The same over a link of a kind; a driver is made once, so that what it refuses is told
    /// where it stands.
    public func checked(
        isSerial: Bool,
        _ object: ObjectCursor
    ) throws(NotationError) -> BoardLanguage {
        guard case .controller(var settings) = self else { return self }
        settings.isSerial = isSerial
        do {
            _ = try settings.driver()
        } catch {
            throw object.error(error.problem, remedy: error.remedy)
        }
        if settings.onLoss == .notice, !settings.canLeaveNotice {
            throw object.error(
                "\(title) cannot show a notice by itself when it is left alone",
                remedy: "write whenLost: \"blank\" or \"hold\"; at a stop of the service the "
                    + "board's notice is shown all the same"
            )
        }
        return .controller(settings)
    }

    /// Reads the lit hours and the brightness over the day.
    public func readRoutine(
        _ object: ObjectCursor,
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
            if wiring != nil {
                throw cursor.error(
                    "\(title) has no brightness of its own",
                    remedy: "set wiring.brightnessPercent, which holds all day"
                )
            }
            routine.dimming.append(try Self.readDimming(cursor))
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

extension ControllerSettings {
    /// Takes what a configuration says of the controller.
    fileprivate mutating func read(
        _ cursor: JSONCursor?,
        _ leaseRange: ClosedRange<Int>
    ) throws(NotationError) {
        guard
            let own = try cursor?.object(keys: BoardLanguage.controllerKeys)
        else { return }
        model = try own.optional("model")?.choice(of: family.models)
        address = try own.optional("address")?.integer(in: 0...0xFFFF)
        if let seconds = try own.optional("leaseSeconds")?.integer(in: leaseRange) {
            leaseSeconds = seconds
        }
        let words = LossContent.allCases.map(\.rawValue)
        if let word = try own.optional("whenLost")?.choice(of: words) {
            onLoss = LossContent(rawValue: word) ?? .blank
        }
        let sets = BoardLetters.allCases.map(\.rawValue)
        if let word = try own.optional("letters")?.choice(of: sets) {
            letters = BoardLetters(rawValue: word) ?? .gb2312
        }
        letterHeight = try own.optional("letterHeight")?.integer(in: 5...64)
        template = try own.optional("text")?.string()
    }
}
