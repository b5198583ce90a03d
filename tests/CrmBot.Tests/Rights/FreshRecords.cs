using CrmBot.Features.Customers;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;

namespace CrmBot.Tests.Rights;

/// <summary>
/// A record of its own for every cell that asks about one, so that no cell
/// finds what another has closed, given away or merged. A hole such as
/// <c>{deal}</c> of <c>asks.tsv</c> is the record's id, <c>{dealKey}</c>
/// what the inputs of its card end in, <c>{ticketNumber}</c> its number.
/// </summary>
internal sealed class FreshRecords(PermissionCompany company, Owner asker)
{
    private const int AtOnce = 25;

    /// <summary>For reading sentences only.</summary>
    public static readonly IReadOnlyDictionary<string, string> Examples = new Dictionary<string, string>
    {
        ["ticketNumber"] = "1024", ["given"] = "华锐轴承", ["free"] = "华锐轴承",
    };

    private readonly MakeRecords records = new(company, asker);

    /// <returns>For each of <paramref name="asks"/> what its holes are filled with.</returns>
    public async Task<IReadOnlyList<Dictionary<string, string>>> ForAsync(IReadOnlyList<(Ask Ask, string Whose)> asks)
    {
        List<Dictionary<string, string>> all = [];
        foreach (var chunk in asks.Chunk(AtOnce))
        {
            all.AddRange(await company.WriteAsync(async (work, token) =>
            {
                List<Dictionary<string, string>> found = [];
                foreach (var (ask, whose) in chunk)
                    found.Add(await FillAsync(work, company.OwnerFor(asker.Role, whose), ask.Template(whose)!, token));
                await work.SaveAsync(token);
                return found;
            }));
        }

        for (var at = 0; at < asks.Count; at++)
        {
            var (ask, whose) = asks[at];
            if (ask.Template(whose)!.Contains("{turn}", StringComparison.Ordinal))
                all[at]["turn"] = await TurnAsync(company.OwnerFor(asker.Role, whose), at);
        }

        return all;
    }

    private async Task<Dictionary<string, string>> FillAsync(UnitOfWork work, Owner owner, string text, CancellationToken cancellationToken)
    {
        var filled = new Dictionary<string, string>();
        foreach (var (hole, make) in records.Makers(work, owner, cancellationToken))
        {
            if (!text.Contains("{" + hole, StringComparison.Ordinal)) continue;
            var record = await make();
            filled[hole] = record.Id.ToString("N");
            filled[hole + "Key"] = record.Id.ToString("N")[^8..];
            if (record is Ticket ticket)
                filled[hole + "Number"] = ticket.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        // Customers that a sentence gives away or takes.
        if (text.Contains("{given}", StringComparison.Ordinal))
            filled["given"] = await records.KnownAsync(work, owner, $"云顶{records.Number()}号仪表", owned: true, cancellationToken);
        if (text.Contains("{free}", StringComparison.Ordinal))
            filled["free"] = await records.KnownAsync(work, owner, $"云台{records.Number()}号电机", owned: false, cancellationToken);
        if (text.Contains("{tag}", StringComparison.Ordinal))
        {
            filled["tag"] = $"旧词{owner.Name}{records.Number()}";
            work.Db.Add(Tag.Named(filled["tag"]));
        }

        return filled;
    }

    // Only a real turn can be undone; it is the owner's, in a chat where nothing else is said.
    private async Task<string> TurnAsync(Owner owner, int at)
    {
        var chat = new Chat(company.App, owner.DirectoryId, $"a:{owner.DirectoryId}:turn:{at}", "personal");
        await new Outcome(company.App).OfMessageAsync(chat, owner, $"刚跟{owner.Customer}通了电话，要补技术参数");
        var written = chat.Messages.FirstOrDefault(
            seen => seen.Card is { } card && CardWords.Buttons(card).Any(button => button["verb"]?.ToString() == "turn.undo"));
        return written is null ? Guid.Empty.ToString("N") : (string)CardWords.Button(written.Card!, "turn.undo")["data"]!["turn"]!;
    }
}
