import POSIX

extension Response {
    /// The answer when there is no room for another visitor.
    static let tooBusy = Response(
        status: .busy,
        contentType: "text/plain; charset=utf-8",
        body: Array("Too many visitors at once; try again in a moment.\n".utf8),
        caching: .never,
        fields: [("Retry-After", "5")]
    )

    /// The answer to one visitor who takes the place of many.
    static let tooManyFromOne = Response(
        status: .tooManyRequests,
        contentType: "text/plain; charset=utf-8",
        body: Array("Too many requests from one address; try again in a moment.\n".utf8),
        caching: .never,
        fields: [("Retry-After", "1")]
    )
}

extension ServerLoop {
    /// Turns a client whose opening is sent into an event stream.
    func openStream(_ client: Client) {
        client.opensStream = false
        client.phase = .streaming
        // An idle stream should weigh next to nothing: the parser's buffer is not needed again.
        client.parser = RequestParser(limits: configuration.requestLimits)
        counts.eventStreams += 1
        // One piece, so that a stream opens with one write.
        send(ServerEvent.opening + history.missed(after: client.lastEventID), to: client)
        client.lastEventID = ""
    }

    /// Sends bytes to one stream, at once where the kernel takes them; a stream that falls too far
    /// behind is dropped and will connect again by itself.
    func send(_ bytes: [UInt8], to client: Client) {
        client.backlog.append(bytes)
        client.backlogBytes += bytes.count
        if client.backlogBytes > configuration.streamBacklogLimitBytes {
            counts.refused += 1
            close(client)
            return
        }
        if client.backlog.count == 1 {
            flushEvents(client)
        }
    }

    /// Sends the events that wait.
    func flushEvents(_ client: Client) {
        guard let isSent = try? client.sendBacklog() else {
            close(client)
            return
        }
        if isSent {
            client.backlog = []
            client.deadline = now.advanced(
                byMilliseconds: configuration.streamKeepAliveMilliseconds
            )
            watch(client, for: .readable)
        } else if client.interest == .readable {
            client.deadline = now.advanced(byMilliseconds: configuration.writeDeadlineMilliseconds)
            watch(client, for: [.readable, .writable])
        }
    }

    /// A quiet stream gets a comment; one that has taken nothing for the write deadline is dropped.
    func keepAlive(_ client: Client) {
        if client.backlog.isEmpty {
            send(ServerEvent.keepAlive, to: client)
        } else {
            try? client.connection.abortOnClose()
            close(client)
        }
    }
}
