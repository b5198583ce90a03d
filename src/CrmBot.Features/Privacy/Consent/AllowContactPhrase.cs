using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Privacy.Consent;

/// <summary>可以再联系恒达了: the taking back of 别再联系恒达, for which the language contract has no frame.</summary>
internal sealed class AllowContactPhrase(IReadSentences reader, FindCustomer find, AllowContact allow) : IPhrasePattern
{
    public string Name => "contact_again";

    public async Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken)
    {
        var utterance = new Utterance(said["customer"] ?? "", Instants.ToOffset(turn.Now, turn.Actor.Zone), turn.Actor.Zone.Id,
            turn.Actor.Name);
        if (reader.Read(utterance).Frames is not [{ Intent: "show" } frame] || !frame.Has("cust") || frame.Has("field")) return null;
        if ((await find.FindAsync(turn, frame, cancellationToken)).Only is not { } customer) return null;
        turn.Memory.LastSubject = customer.Name;
        return await allow.AllowAsync(turn, customer.Id, cancellationToken);
    }
}
