namespace CrmBot.Teams.Tests.Connector;

public sealed class HostCircuitTests
{
    private readonly ManualClock clock = new();
    private readonly HostCircuit circuit;

    public HostCircuitTests() => circuit = new HostCircuit(clock);

    [Fact]
    public void Ten_unanswered_calls_in_a_row_open_it_for_half_a_minute()
    {
        Fail(9);
        circuit.Wait().ShouldBeNull();
        Fail(1);
        circuit.Wait().ShouldBe(TimeSpan.FromSeconds(30));
        clock.Advance(TimeSpan.FromSeconds(10));
        circuit.Wait().ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void After_the_pause_one_probe_goes_and_the_others_wait()
    {
        Fail(10);
        clock.Advance(TimeSpan.FromSeconds(30));
        circuit.Wait().ShouldBeNull();
        circuit.Wait().ShouldNotBeNull();
    }

    [Fact]
    public void A_probe_that_succeeds_closes_it_and_one_that_fails_does_not()
    {
        Fail(10);
        clock.Advance(TimeSpan.FromSeconds(30));
        circuit.Wait().ShouldBeNull();
        Fail(1);
        circuit.Wait().ShouldBe(TimeSpan.FromSeconds(30));
        clock.Advance(TimeSpan.FromSeconds(30));
        circuit.Wait().ShouldBeNull();
        circuit.Record(SendResult.Accepted);
        circuit.Wait().ShouldBeNull();
        Fail(9);
        circuit.Wait().ShouldBeNull();
    }

    [Fact]
    public void Failures_spread_over_more_than_a_minute_do_not_open_it()
    {
        for (var i = 0; i < 30; i++)
        {
            Fail(1);
            clock.Advance(TimeSpan.FromSeconds(7));
        }

        circuit.Wait().ShouldBeNull();
    }

    [Fact]
    public void A_refusal_is_an_answer()
    {
        Fail(9);
        circuit.Record(SendResult.Rejected);
        Fail(9);
        circuit.Wait().ShouldBeNull();
    }

    private void Fail(int times)
    {
        for (var i = 0; i < times; i++)
            circuit.Record(SendResult.Ambiguous);
    }
}
