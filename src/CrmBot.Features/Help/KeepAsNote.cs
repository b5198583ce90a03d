using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Help;

/// <summary>Keeps a sentence nobody understood as a note on the customer last talked about.</summary>
internal sealed class KeepAsNote(IServiceProvider services) : ICardVerb
{
    public string Verb => "help.note";

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Text("note") is not { Length: > 0 } note || action.Text("customer") is not { Length: > 0 } customer)
            return Task.FromResult<Reply>(new Reply.Refuse("help.nothingToKeep"));
        // Asked for late: the handlers of frames and verbs are made together.
        var log = services.GetServices<IFrameHandler>().Single(handler => handler.Intent == "log");
        return log.HandleAsync(turn, new Frame("log", new JsonObject { ["cust"] = customer, ["note"] = note }), cancellationToken);
    }
}
