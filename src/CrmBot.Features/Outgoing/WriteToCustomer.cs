using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Privacy.Consent;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Outgoing;

/// <summary>What the customer is to be told.</summary>
/// <param name="About">As <see cref="CustomerMessage.About"/>; the words stand under <c>outgoing.{About}</c>.</param>
/// <param name="Key">Names the cause: a second message with it is not written.</param>
internal sealed record CustomerNews(string About, string Key, Guid CustomerId, Guid? TicketId)
{
    /// <summary>T-1024; empty where it is about no ticket.</summary>
    public string Number { get; init; } = "";

    /// <summary>Who works on it; empty for nobody in particular.</summary>
    public string Colleague { get; init; } = "";

    /// <summary>The page to open; empty for none.</summary>
    public string Link { get; init; } = "";

    /// <summary>What is written instead of our words, with its heading; null for our words.</summary>
    public (string Subject, string Text)? Said { get; init; }
}

/// <param name="Message">Null when there is none to be stored, for <paramref name="WhyNot"/>: optedOut, noAddress or tooMuch.</param>
internal sealed record AheadOfStoring(CustomerMessage? Message, string? WhyNot)
{
    public const string OptedOut = "optedOut", NoAddress = "noAddress", TooMuch = "tooMuch";
}

/// <summary>Writes messages to customers into the transaction of what caused them; <see cref="SendMessages"/> lets them leave.</summary>
internal sealed class WriteToCustomer(Carriers carriers, CardLibrary cards, CompanySettings company, ContactRhythm rhythm, Clocks clocks)
{
    /// <summary>mail or sms; null when nothing that is configured reaches the person.</summary>
    public string? ChannelFor(CustomerContact contact) =>
        contact.Mail is not null && carriers.Find("mail") is not null ? "mail"
            : contact.Phone is not null && carriers.Find("sms") is not null ? "sms" : null;

    /// <returns>The channel it leaves by; null when none reaches the customer.</returns>
    public async Task<string?> WriteAsync(UnitOfWork work, CustomerNews news, CustomerContact contact, CancellationToken cancellationToken)
    {
        if (ChannelFor(contact) is not { } channel) return null;
        var address = (channel == "mail" ? contact.Mail : contact.Phone)!;
        // Here and where it leaves (SendMessages): no path to a customer leads past the gate.
        if (!await ContactGate.IsOpenAsync(work, news.CustomerId, address, cancellationToken)) return null;
        var id = CustomerMessage.IdOf(news.Key);
        if (await work.Records.FindAsync<CustomerMessage>(id, cancellationToken) is not null) return channel;
        var when = await rhythm.OfAsync(work, news, cancellationToken);
        work.Db.Add(Message(work, news, contact, channel, when));
        return channel;
    }

    /// <summary>
    /// One of many, made in a view before it is stored: what would be too much for the customer
    /// this week is not held for somebody's word but left out, and so is who wants to hear nothing.
    /// </summary>
    public async Task<AheadOfStoring> AheadAsync(
        ReadView view, CustomerNews news, CustomerContact contact, string channel, CancellationToken cancellationToken)
    {
        if ((channel == "mail" ? contact.Mail : contact.Phone) is not { } address) return new(null, AheadOfStoring.NoAddress);
        if (!await ContactGate.IsOpenAsync(view, news.CustomerId, address, cancellationToken)) return new(null, AheadOfStoring.OptedOut);
        if (await rhythm.IsFullAsync(view, news.CustomerId, cancellationToken)) return new(null, AheadOfStoring.TooMuch);
        return new(Message(view, news, contact, channel, default), null);
    }

    private CustomerMessage Message(ReadView view, CustomerNews news, CustomerContact contact, string channel, Rhythm when)
    {
        var (subject, body) = Text(news, contact, channel);
        return new CustomerMessage
        {
            Id = CustomerMessage.IdOf(news.Key),
            CustomerId = news.CustomerId,
            TicketId = news.TicketId,
            About = news.About,
            Channel = channel,
            Address = (channel == "mail" ? contact.Mail : contact.Phone)!,
            Subject = subject,
            Body = body,
            CreatedAt = view.Now,
            State = when.Held ? MessageState.Held : MessageState.Waiting,
            NotBefore = clocks.SystemNow + when.Wait,
        };
    }

    /// <summary>Whether what was written under that key waits for somebody's word.</summary>
    public static async Task<bool> IsHeldAsync(ReadView view, string key, CancellationToken cancellationToken) =>
        await view.Records.ReadAsync<CustomerMessage>(CustomerMessage.IdOf(key), cancellationToken) is { State: MessageState.Held };

    /// <summary>Subject and text in the customer's language; a text message has all of it in one sentence.</summary>
    public (string Subject, string Body) Text(CustomerNews news, CustomerContact contact, string channel)
    {
        if (news.Said is { } said) return (OneLine(said.Subject), Whole(said.Text, contact, channel));
        (string, object?)[] values = [("number", news.Number), ("company", company.Name), ("colleague", news.Colleague),
            ("link", news.Link)];
        var about = $"outgoing.{news.About}" + (news.Colleague.Length > 0 && cards.HasWords($"outgoing.{news.About}By.text") ? "By" : "");
        var text = cards.Words(contact.Locale, about + ".text", values);
        var subject = OneLine(cards.Words(contact.Locale, about + ".subject", values));
        return (subject, Whole(text, contact, channel));
    }

    private string Whole(string text, CustomerContact contact, string channel)
    {
        if (channel != "mail")
            return Clip.To(cards.Words(contact.Locale, "outgoing.sms", ("company", company.Name), ("text", text)),
                CustomerMessage.BodyLength);
        var hello = contact.Name is { Length: > 0 } name
            ? cards.Words(contact.Locale, "outgoing.helloNamed", ("name", OneLine(name)))
            : cards.Words(contact.Locale, "outgoing.hello");
        return Clip.To($"{hello}\n\n{text}\n\n{cards.Words(contact.Locale, "outgoing.bye", ("company", company.Name))}\n",
            CustomerMessage.BodyLength);
    }

    private static string OneLine(string text) =>
        Clip.To(string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)), CustomerMessage.SubjectLength);
}
