using CustomVision.DataRights.DurableTask;
using CustomVision.DataRights.DurableTask.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Tests.DurableTask;

public sealed class DurableErasureOptionsTests
{
    [Fact]
    public void Sound_options_pass_and_verify_after_30_days()
    {
        var options = Read(_ => { });

        options.VerifyAfter.Should().Be(TimeSpan.FromDays(30));
        options.RunsErasures.Should().BeFalse();
        Read(other => other.VerifyAfter = TimeSpan.FromSeconds(1)).VerifyAfter.Should().Be(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Every_option_that_is_wrong_is_named()
    {
        var read = () =>
            Read(options =>
            {
                options.AccountName = "account";
                options.ConnectionString = null;
                options.TaskHub = "1";
                options.ErasureContainer = options.ArchiveContainer;
                options.VerifyAfter = TimeSpan.Zero;
                options.TakeoverTime = TimeSpan.Zero;
            });

        read.Should()
            .Throw<OptionsValidationException>()
            .Which.Failures.Should()
            .SatisfyRespectively(
                failure => failure.Should().Contain("DurableErasureOptions: set either ConnectionString"),
                failure => failure.Should().Contain(".TaskHub"),
                failure => failure.Should().Contain(".TakeoverTime"),
                failure => failure.Should().Contain(".ErasureContainer"),
                failure => failure.Should().Contain(".VerifyAfter")
            );
    }

    [Fact]
    public void Registering_twice_starts_one_host_and_applies_both_configurations()
    {
        using var services = new ServiceCollection()
            .AddCustomVisionDurableErasure(options => options.ConnectionString = "UseDevelopmentStorage=true")
            .AddCustomVisionDurableErasure(options => options.TaskHub = "second")
            .BuildServiceProvider();

        services.GetServices<IHostedService>().OfType<DurableErasureHost>().Should().ContainSingle();
        var options = services.GetRequiredService<IOptions<DurableErasureOptions>>().Value;
        options.Should().BeEquivalentTo(new { ConnectionString = "UseDevelopmentStorage=true", TaskHub = "second" });
    }

    private static DurableErasureOptions Read(Action<DurableErasureOptions> configure)
    {
        using var services = new ServiceCollection()
            .AddCustomVisionDurableErasure(options =>
            {
                options.ConnectionString = "UseDevelopmentStorage=true";
                configure(options);
            })
            .BuildServiceProvider();
        return services.GetRequiredService<IOptions<DurableErasureOptions>>().Value;
    }
}
