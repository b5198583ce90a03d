using CrmBot.Runtime.Cards;

namespace CrmBot.Runtime.Turns;

/// <summary>Saves what a handler did. Of a refusal nothing stays: what it had filled in before it said no is forgotten.</summary>
internal static class KeepDone
{
    public static Task SaveAsync(Turn turn, Reply reply, CancellationToken cancellationToken)
    {
        if (ReplyParts.IsRefusal(reply)) turn.Db.Forget();
        return turn.Work.SaveAsync(cancellationToken);
    }

    /// <exception cref="RefusedLateException">The answer is a no, and something was stored before it was found out.</exception>
    public static void Check(Turn turn, Reply reply)
    {
        if (turn.Work.Changed.Count > 0 && ReplyParts.IsRefusal(reply)) throw new RefusedLateException(reply);
    }
}

/// <summary>Breaks a unit of work off, because only all of it or nothing may stay; the turn is stored anew with just the refusal.</summary>
internal sealed class RefusedLateException(Reply reply) : Exception("Refused after something was stored.")
{
    public Reply Reply { get; } = reply;
}
