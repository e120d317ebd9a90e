extension BoardSession {
    /// What can happen to a session.
    public enum Event: Sendable, Hashable {
        /// Serve the board from now on.
        case start
        /// The link that was asked for is open.
        case linkOpened
        /// The board has opened a link by itself, in place of any that was open.
        case dialledIn
        /// The link that was asked for cannot be opened; nothing is left open.
        case linkFailed(LinkFault)
        /// The open link broke; the link layer has closed it.
        case linkLost(LinkFault)
        /// A tick of the frame clock; tells whether the picture differs from the one before.
        case frameDue(changed: Bool)
        /// Another scene took the place of the one shown.
        case newScene
        /// There is nothing to show any more; the board goes dark.
        case sceneWithdrawn
        /// The link took some bytes of the packet under way, but not the last.
        case progressed
        /// The link took the last byte of the packet under way.
        case drained
        /// The board answered that it will not show the content under way.
        case declined
        /// The content under way was given up for something newer.
        case overtaken
        /// Bytes came from the board, and this is what they mean.
        case received(byteCount: Int, note: Note)
        /// The moment that the last reaction asked for has come.
        case timer
        /// Stop serving the board.
        case stop
    }

    /// What the bytes from a board mean.
    public enum Note: Sendable, Hashable {
        /// The board says that it started or waits, so it lacks the frames sent before.
        case greeting
        /// Bytes that the protocol does not know.
        case garbage
    }

    /// What the link layer is to do after an event, in the order of the fields.
    public struct Reaction: Sendable, Hashable {
        /// What to do with the link; nothing leaves it as it is.
        public var link: LinkAction?
        /// What to write; nothing writes nothing.
        public var send: SendAction?
        /// When the next `timer` event is wanted, in monotonic nanoseconds; nothing wants none.
        ///
        /// Always later than the event. Each reaction replaces the wish of the one before.
        public var timer: Int64?
        /// The new state, if it changed.
        public var report: StateReport?
    }

    /// What to do with the link.
    public enum LinkAction: Sendable, Hashable {
        /// Begin to open; `linkOpened` or `linkFailed` follows.
        case open
        /// Close at once, dropping unsent bytes; no event follows.
        case close
    }

    /// What to write.
    public enum SendAction: Sendable, Hashable {
        /// The frame as it is at this moment.
        case frame
        /// The packet that makes the board dark.
        case blank
    }
}
