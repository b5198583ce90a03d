using CrmBot.Runtime.Turns;
using Shouldly;

namespace CrmBot.Tests.Turns;

internal static class Answers
{
    public static void ShouldBeAccepted(this TurnAnswer answer) => answer.ShouldBeOfType<TurnAnswer.Accepted>();

    /// <summary>The answer as a client shows it.</summary>
    public static string Text(this TurnAnswer answer) => answer switch
    {
        TurnAnswer.Card card => new Shown("", "") { Message = new(null, card.Content, "") }.Text,
        TurnAnswer.Toast toast => toast.Text,
        TurnAnswer.Failed failed => failed.Text,
        _ => answer.ToString()!,
    };
}
