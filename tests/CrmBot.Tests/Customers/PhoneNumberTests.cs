using CrmBot.Features.Customers;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("138 0000-8888", "+8613800008888")]
    [InlineData("13800008888", "+8613800008888")]
    [InlineData("+86 138 0000 8888", "+8613800008888")]
    [InlineData("0086 13800008888", "+8613800008888")]
    [InlineData("8613800008888", "+8613800008888")]
    [InlineData("１３８００００８８８８", "+8613800008888")]
    [InlineData("0574-8765 4321", "+8657487654321")]
    [InlineData("057487654321", "+8657487654321")]
    [InlineData("(021) 5555 1234", "+862155551234")]
    [InlineData("+1 (512) 555-0147", "+15125550147")]
    [InlineData("10086", "10086")]
    public void A_number_has_one_form_however_it_is_typed(string typed, string normal) => PhoneNumber.Normalise(typed).ShouldBe(normal);

    [Theory]
    [InlineData("")]
    [InlineData("138")]
    [InlineData("13800008888 转 2")]
    [InlineData("call me")]
    [InlineData("+")]
    [InlineData("1234567890123456")]
    [InlineData("138+00008888")]
    public void What_is_no_number_is_refused(string typed) => PhoneNumber.Normalise(typed).ShouldBeNull();

    [Theory]
    [InlineData("+8613800008888", "138 0000 8888")]
    [InlineData("+8657487654321", "0574 8765 4321")]
    [InlineData("+862155551234", "021 5555 1234")]
    [InlineData("+15125550147", "+1 512 555 0147")]
    [InlineData("+442079460958", "+442079460958")]
    public void It_prints_as_people_read_it(string normal, string printed) => PhoneNumber.Print(normal).ShouldBe(printed);

    [Fact]
    public void A_masked_number_keeps_only_its_ends() => PhoneNumber.Mask("+8613800008888").ShouldBe("138 **** 8888");
}
