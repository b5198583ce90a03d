using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Rights;

/// <summary>A no is said once.</summary>
public sealed class OneRefusalTests
{
    [Fact]
    public async Task Two_things_about_a_colleagues_customer_are_refused_with_one_sentence()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var answer = await app.Direct(DemoPeople.Lily).SayAsync("恒达 signed for 300k, chase the deposit on friday");
        answer.Words.Split("林涛").Length.ShouldBe(2, answer.Words);
    }
}
