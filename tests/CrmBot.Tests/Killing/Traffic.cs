using System.Collections.Concurrent;
using CrmBot.Tests.TestApp;

namespace CrmBot.Tests.Killing;

/// <summary>
/// People who log contacts one after the other. What was not acknowledged is delivered again under the same id, as a messenger does;
/// everything acknowledged is remembered.
/// </summary>
/// <param name="people">Directory ids, each with a customer of theirs.</param>
/// <param name="where">Where a bot listens now, null while none does; without it, where <see cref="GoTo"/> said.</param>
internal sealed class Traffic(FakeTeams teams, IReadOnlyDictionary<string, string> people, Func<Uri?>? where = null)
{
    private readonly ConcurrentQueue<string> acknowledged = new();
    private volatile Uri? address;
    private int number;

    /// <summary>What somebody says, from their customer and a mark that is in no other sentence.</summary>
    public Func<string, string, string> Sentence { get; init; } = (customer, mark) => $"记一下 {customer} {mark} 已经确认收到图纸";

    /// <summary>Between two sentences of one person.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>The unique mark of every note whose message was answered with 202.</summary>
    public IReadOnlyCollection<string> Acknowledged => acknowledged;

    /// <summary>Where the bot listens now; null while it is down.</summary>
    public void GoTo(Uri? bot) => address = bot;

    public static string Conversation(string person) => "a:kill-" + person;

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(people.Keys.Select(person => TalkAsync(person, stop)));

    private async Task TalkAsync(string person, CancellationToken stop)
    {
        using var messenger = new Messenger(where ?? (() => address));
        while (!stop.IsCancellationRequested)
        {
            var mark = $"KX{Interlocked.Increment(ref number):D5}Z";
            await messenger.DeliverAsync(Messenger.Message(teams, person, Conversation(person), Sentence(people[person], mark)));
            acknowledged.Enqueue(mark);
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
