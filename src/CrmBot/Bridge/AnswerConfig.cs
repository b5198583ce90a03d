using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>
/// The page that Teams opens when the bot is added to a team or group: what it hears and shows there. There is nothing to set.
/// </summary>
internal sealed class AnswerConfig(CardLibrary library) : IAnswerInvoke
{
    public IReadOnlyCollection<string> Names { get; } = [InvokeNames.ConfigOpened, InvokeNames.ConfigSent];

    public Task<ActivityAnswer> AnswerAsync(Activity invoke, CancellationToken hostToken)
    {
        var locale = Locales.Of(invoke.Sender());
        return Task.FromResult(invoke.Name == InvokeNames.ConfigOpened
            ? ConfigAnswer.Card(library.Words(locale, "group.title"), library.Render("group-rules", locale, new JsonObject()))
            : ConfigAnswer.Message(library.Words(locale, "group.ready")));
    }
}
