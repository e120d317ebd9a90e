public import Disclosure

/// A message of the Common Alerting Protocol 1.2 (OASIS Standard, 1 July 2010).
public struct Alert: Sendable, Hashable {
    /// What the message is for (section 3.2.1, status).
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// To be acted upon.
        case actual = "Actual"
        /// For the players of an exercise.
        case exercise = "Exercise"
        /// For the network's own working.
        case system = "System"
        /// To be discarded by all.
        case test = "Test"
        /// Not to be acted upon as it stands.
        case draft = "Draft"
    }

    /// What sort of message it is (section 3.2.1, msgType).
    public enum MessageType: String, Sendable, Hashable, CaseIterable {
        /// A first message.
        case alert = "Alert"
        /// Puts itself in the place of earlier messages.
        case update = "Update"
        /// Calls earlier messages off.
        case cancel = "Cancel"
        /// Acknowledges messages.
        case acknowledgement = "Ack"
        /// Rejects messages.
        case error = "Error"
    }

    /// For whom it is (section 3.2.1, scope).
    public enum Scope: String, Sendable, Hashable, CaseIterable {
        /// Everyone.
        case everyone = "Public"
        /// Those whom the restriction names.
        case restricted = "Restricted"
        /// The addresses alone.
        case addressed = "Private"
    }

    /// An earlier message, by its three names.
    public struct Reference: Sendable, Hashable {
        /// Who sent it.
        public var sender: String
        /// Its identifier.
        public var identifier: String
        /// When it was sent.
        public var sent: Instant

        /// Makes a reference.
        public init(sender: String, identifier: String, sent: Instant) {
            self.sender = sender
            self.identifier = identifier
            self.sent = sent
        }
    }

    /// The message's identifier.
    public var identifier: String
    /// Who sent it.
    public var sender: String
    /// When it was sent.
    public var sent: Instant
    /// What it is for.
    public var status: Status
    /// What sort of message it is.
    public var type: MessageType
    /// For whom it is.
    public var scope: Scope
    /// The messages it is about.
    public var references: [Reference]
    /// What it says, once a language or group of areas.
    public var infos: [AlertInfo]

    /// The message's own three names.
    public var reference: Reference {
        Reference(sender: sender, identifier: identifier, sent: sent)
    }
}

/// What an alert says (section 3.2.2, info).
public struct AlertInfo: Sendable, Hashable {
    /// What sort of event it is.
    public enum Category: String, Sendable, Hashable, CaseIterable {
        /// Of the ground, such as a landslide.
        case geophysical = "Geo"
        /// Of the weather, floods included.
        case meteorological = "Met"
        /// Of general safety.
        case safety = "Safety"
        /// Of law enforcement and the military.
        case security = "Security"
        /// Of rescue.
        case rescue = "Rescue"
        /// Of fire.
        case fire = "Fire"
        /// Of medicine and public health.
        case health = "Health"
        /// Of pollution and the environment.
        case environment = "Env"
        /// Of traffic.
        case transport = "Transport"
        /// Of supply: power, water, telephone.
        case infrastructure = "Infra"
        /// Of chemical, biological, radiological, nuclear or explosive threats.
        case hazardous = "CBRNE"
        /// Of anything else.
        case other = "Other"
    }

    /// How soon to act.
    public enum Urgency: String, Sendable, Hashable, CaseIterable {
        /// At once.
        case immediate = "Immediate"
        /// Within the next hour.
        case expected = "Expected"
        /// In the near future.
        case future = "Future"
        /// No longer.
        case past = "Past"
        /// Not known.
        case unknown = "Unknown"
    }

    /// How great the threat is.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        /// Extraordinary.
        case extreme = "Extreme"
        /// Significant.
        case severe = "Severe"
        /// Possible.
        case moderate = "Moderate"
        /// Minimal or none.
        case minor = "Minor"
        /// Not known.
        case unknown = "Unknown"
    }

    /// How sure it is.
    public enum Certainty: String, Sendable, Hashable, CaseIterable {
        /// It happens or has happened.
        case observed = "Observed"
        /// More likely than not.
        case likely = "Likely"
        /// Not likely, but possible.
        case possible = "Possible"
        /// Not expected.
        case unlikely = "Unlikely"
        /// Not known.
        case unknown = "Unknown"
    }

    /// Where it holds (section 3.2.4, area).
    public struct Area: Sendable, Hashable {
        /// The area in words.
        public var description: String
        /// Codes of the area, such as those of GB/T 2260, under the name of their system.
        public var codes: [Code]
        /// Lines around it.
        public var polygons: [AlertPolygon] = []
        /// Circles of it.
        public var circles: [AlertCircle] = []

        /// Tells whether a point lies in one of its polygons or circles; without any it is nowhere.
        public func contains(_ point: GeoPoint) -> Bool {
            polygons.contains { $0.contains(point) } || circles.contains { $0.contains(point) }
        }
    }

    /// A code under the name of its system.
    public struct Code: Sendable, Hashable {
        /// The system.
        public var system: String
        /// The code.
        public var value: String

        /// Makes a code.
        public init(system: String, value: String) {
            self.system = system
            self.value = value
        }
    }

    /// RFC 3066 code of the language; `en-US` when the message names none (section 3.2.2).
    public var language: String
    /// What sorts of event it is, one at least.
    public var categories: Set<Category>
    /// The event in words.
    public var event: String
    /// How soon to act.
    public var urgency: Urgency
    /// How great the threat is.
    public var severity: Severity
    /// How sure it is.
    public var certainty: Certainty
    /// From when it holds; nil for when it was sent.
    public var effective: Instant?
    /// Until when it holds; nil when each receiver decides.
    public var expires: Instant?
    /// Who issues it, in words.
    public var senderName: String?
    /// The headline.
    public var headline: String?
    /// What happens.
    public var description: String?
    /// What to do.
    public var instruction: String?
    /// Where it holds; empty when it does not say.
    public var areas: [Area]
}
