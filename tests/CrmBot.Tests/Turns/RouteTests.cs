using CrmBot.Cards;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.Cards;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

public sealed class RouteTests
{
    private static readonly CardLibrary Cards = CardsFolder.Library;

    [Fact]
    public void Two_that_claim_one_intent_stop_the_start_and_both_are_named()
    {
        var problem = Should.Throw<InvalidOperationException>(() => new FrameRoutes([new LogNote(), new SecondLog()]));
        problem.Message.ShouldContain("LogNote");
        problem.Message.ShouldContain("SecondLog");
    }

    [Fact]
    public void Two_that_claim_one_verb_stop_the_start() =>
        Should.Throw<InvalidOperationException>(() => new Routes([new FinishNote(), new FinishNote()], [], [], Cards)).Message
            .ShouldContain("note.done");

    [Fact]
    public void Two_that_claim_one_phrase_stop_the_start() =>
        Should.Throw<InvalidOperationException>(() => new Routes([], [new PingPhrase(), new PingPhrase()], [], Cards)).Message
            .ShouldContain("phrase");

    [Fact]
    public void The_runtimes_own_intents_cannot_be_taken() =>
        Should.Throw<InvalidOperationException>(() => new FrameRoutes([new TakesUndo()])).Message.ShouldContain("TakesUndo");

    private sealed class SecondLog : LogNote;

    private sealed class TakesUndo : LogNote
    {
        public override string Intent => "undo";
    }
}
