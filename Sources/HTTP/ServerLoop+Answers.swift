import POSIX

extension ServerLoop {
    /// Takes what a client has sent.
    func receive(_ client: Client) {
        let transfer = try? client.connection.receive(into: &room)
        switch (transfer, client.phase) {
        case (.wouldBlock, _):
            return
        case (.moved(let count), .reading):
            client.parser.append(room[..<count])
            readRequests(client)
            comeBack(to: client, after: count)
        case (.moved(let count), _):
            // A stream takes no requests, and whoever lingers has had its answer.
            comeBack(to: client, after: count)
        case (.ended, _), (nil, _):
            close(client)
        }
    }

    /// Reads again later where a reading may have left something: others have their turn first.
    private func comeBack(to client: Client, after count: Int) {
        guard count == room.count || client.isEnding, !client.isUnfinished, isHere(client)
        else { return }
        client.isUnfinished = true
        unfinished.append(client)
    }

    /// Goes on with what could not be sent before.
    func resume(_ client: Client) {
        switch client.phase {
        case .writing: flush(client)
        case .streaming: flushEvents(client)
        case .reading, .lingering: watch(client, for: .readable)
        }
    }

    /// Answers the requests that are whole, one after another, until one cannot be sent at once.
    private func readRequests(_ client: Client) {
        while client.phase == .reading {
            if let response = client.known, client.parser.passOverRepeated() {
                answerAgain(client, response)
                continue
            }
            switch client.parser.next() {
            case .needsMore:
                setReadDeadline(client)
                return
            case .refused(let refusal):
                refuse(client, Response.refusing(refusal))
            case .request(let request):
                answer(client, request)
            }
        }
    }

    private func setReadDeadline(_ client: Client) {
        if client.parser.isInsideRequest {
            // Counted from its first byte and not moved by further ones: drips gain no time.
            guard !client.isDeadlineForHead else { return }
            client.isDeadlineForHead = true
            client.deadline = now.advanced(byMilliseconds: configuration.headDeadlineMilliseconds)
        } else if client.answered > 0 {
            client.isDeadlineForHead = false
            client.deadline = now.advanced(byMilliseconds: configuration.idleDeadlineMilliseconds)
        }
    }

    private func refuse(_ client: Client, _ response: Response) {
        counts.refused += 1
        client.closesAfterAnswer = true
        send(client, head: response.head, body: response.body)
    }

    private func answer(_ client: Client, _ request: Request) {
        if client.isProxied, let refusal = recognise(client, request) {
            refuse(client, refusal)
            return
        }
        count(client)
        if request.closesConnection { client.closesAfterAnswer = true }
        let response = answer(to: request, of: client.guest)
        client.known = nil
        if request.alreadyHolds(response) {
            send(client, head: response.notModifiedHead, body: [])
            return
        }
        if response.isFixed, request.method == .get, client.parser.remembersLast,
            !client.isProxied
        {
            client.known = response
        }
        if response.isEventStream {
            client.opensStream = request.method == .get
            client.closesAfterAnswer = true
            client.lastEventID = request.lastEventID
        }
        send(client, head: response.head, body: request.method == .get ? response.body : [])
    }

    /// Answers a request that came in the very same bytes before: what it is answered is known.
    private func answerAgain(_ client: Client, _ known: Response) {
        count(client)
        let response = mayAsk(client.guest) ? known : .tooManyFromOne
        send(client, head: response.head, body: response.body)
    }

    private func count(_ client: Client) {
        counts.answered += 1
        client.answered += 1
        if client.answered >= configuration.visitors.requestsPerConnection {
            client.closesAfterAnswer = true
        }
    }

    private func mayAsk(_ guest: Guest) -> Bool {
        guard guest.mayAsk(configuration.visitors, at: now) else {
            counts.refused += 1
            return false
        }
        return true
    }

    private func answer(to request: Request, of guest: Guest) -> Response {
        guard mayAsk(guest) else { return .tooManyFromOne }
        let response = routes(request, model)
        if response.isEventStream && counts.eventStreams >= configuration.visitors.eventStreams {
            counts.refused += 1
            return .tooBusy
        }
        return response
    }

    /// Counts a proxy's connection to the visitor for whom it calls now; a refusal when that one
    /// has too many already.
    private func recognise(_ client: Client, _ request: Request) -> Response? {
        guard
            let host = ForwardedAddress.visitor(
                request.forwardedFor,
                trusted: configuration.trustedProxies
            ), host != client.guest.host
        else { return nil }
        let guest = guests.guest(host, isExempt: false, configuration.visitors, at: now)
        guard guest.connections < configuration.visitors.connectionsPerAddress else {
            return .tooManyFromOne
        }
        client.guest.connections -= 1
        guest.connections += 1
        client.guest = guest
        return nil
    }

    /// Tells a connection that there is no place for it, and shows it the door.
    func turnAway(_ client: Client, _ response: Response) {
        client.turnedAway = true
        refuse(client, response)
    }

    /// Sends an answer, at best in one call; only what the kernel does not take now is kept.
    private func send(_ client: Client, head: [UInt8], body: [UInt8]) {
        let tail = client.closesAfterAnswer ? moment.closing : moment.keeping
        let whole = head.count + tail.count + body.count
        let transfer: Transfer?
        if whole <= Self.joinedBytes {
            joined.removeAll(keepingCapacity: true)
            joined += head
            joined += tail
            joined += body
            transfer = try? client.connection.send(joined.span)
        } else {
            transfer = try? client.connection.send(head.span, tail.span, body.span)
        }
        switch transfer {
        case .moved(let count) where count == whole:
            finish(client)
            return
        case .moved(let count): client.sentBytes = count
        case .wouldBlock: client.sentBytes = 0
        case .ended, nil:
            close(client)
            return
        }
        client.head = head
        client.tail = tail
        client.body = body
        client.phase = .writing
        client.deadline = now.advanced(byMilliseconds: configuration.writeDeadlineMilliseconds)
        flush(client)
    }

    /// Sends on what had to wait.
    private func flush(_ client: Client) {
        guard let isSent = try? client.sendAnswer() else {
            close(client)
            return
        }
        if !isSent {
            watch(client, for: .writable)
            return
        }
        client.head = []
        client.tail = []
        client.body = []
        client.sentBytes = 0
        let wasWaiting = client.interest == .writable
        watch(client, for: .readable)
        finish(client)
        // Whoever waited was not in the middle of reading its requests.
        if wasWaiting && client.phase == .reading { readRequests(client) }
    }

    /// All of an answer is sent: goes to what comes after.
    private func finish(_ client: Client) {
        if client.opensStream {
            openStream(client)
        } else if client.closesAfterAnswer {
            linger(client)
        } else {
            client.phase = .reading
            client.isDeadlineForHead = false
        }
    }

    /// Closes gently: a socket closed with unread bytes would reset the peer, and the peer might
    /// never see the answer that says why.
    private func linger(_ client: Client) {
        client.phase = .lingering
        client.deadline = now.advanced(byMilliseconds: configuration.lingerMilliseconds)
        let shut: Void? = try? client.connection.shutdownWriting()
        if shut == nil {
            close(client)
        }
    }

    /// What a passed deadline means depends on what was waited for.
    func expire(_ client: Client) {
        switch client.phase {
        case .reading where client.parser.isInsideRequest:
            refuse(client, Response.plain(.requestTimeout, "The request did not arrive in time."))
        case .reading, .lingering:
            close(client)
        case .writing:
            try? client.connection.abortOnClose()
            close(client)
        case .streaming:
            keepAlive(client)
        }
    }
}
