using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Deals;

/// <summary>
/// 签了！150: a number without a unit is said in the unit of the deal, and somebody's rise or farewell to come takes no contact away.
/// </summary>
public sealed class PlainSumTests
{
    [Fact]
    public async Task A_plain_number_is_meant_in_the_unit_of_the_deal()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("和信签了！150，分两期")).Words.ShouldContain("150万");
        (await lin.SayAsync("华东机电金额改成138")).Words.ShouldContain("138万");
    }

    [Fact]
    public async Task A_contact_who_rises_or_goes_later_stays_a_contact()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("启明的小周转正了 现在是采购主管");
        var file = (await lin.SayAsync("启明")).Words;
        file.ShouldContain("周明");
        file.ShouldContain("采购主管");
        var wang = app.Direct("demo-wanglei");
        await wang.SayAsync("远航张伟下个月要调走了，接手的人姓孙");
        (await wang.SayAsync("远航都有哪些联系人")).Words.ShouldContain("张伟");
    }
}
