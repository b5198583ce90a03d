namespace CrmBot.Features.Tickets.Clock;

/// <summary>
/// The two clocks of a ticket: until the customer first hears from us, and until it is solved. They run on their
/// own: what ends or pauses one leaves the other as it is, and who works on the ticket does not matter to either.
/// </summary>
/// <param name="At">Up to when they are counted; business time, Unix milliseconds.</param>
/// <param name="ResponseSpent">Milliseconds of service time.</param>
internal readonly record struct ServiceClock(
    long At, bool IsPaused, long ResponseSpent, long ResolveSpent, bool IsResponded, bool IsResolved)
{
    public bool RunsResponse => !IsResponded && !IsPaused && !IsResolved;

    public bool RunsResolve => !IsPaused && !IsResolved;

    public static ServiceClock Begin(long at) => new(at, false, 0, 0, false, false);

    /// <summary>As it stands at <paramref name="now"/>, at those hours; an earlier moment changes nothing.</summary>
    public ServiceClock Advance(long now, ServiceHours hours)
    {
        if (now <= At) return this;
        var spent = RunsResolve ? hours.Between(At, now) : 0;
        return this with { At = now, ResponseSpent = ResponseSpent + (RunsResponse ? spent : 0), ResolveSpent = ResolveSpent + spent };
    }

    /// <summary>After something happened; what has nothing to do with the clocks changes nothing.</summary>
    public ServiceClock After(string kind, string? to) => kind switch
    {
        TicketEvent.Kinds.Replied => this with { IsResponded = true },
        TicketEvent.Kinds.State => Become(to),
        TicketEvent.Kinds.Released => this with { IsPaused = false },
        TicketEvent.Kinds.Resolved => this with { IsResponded = true, IsResolved = true, IsPaused = false },
        TicketEvent.Kinds.Closed => this with { IsResolved = true, IsPaused = false },
        TicketEvent.Kinds.Reopened => this with { IsResolved = false, IsPaused = false },
        _ => this,
    };

    // Whoever waits for the customer has asked them something.
    private ServiceClock Become(string? word) => TicketStates.Read(word) is { } state
        ? this with { IsPaused = TicketStates.Pauses(state), IsResponded = IsResponded || state == TicketState.WaitingCustomer }
        : this;
}
