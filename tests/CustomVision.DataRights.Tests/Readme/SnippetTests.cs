using System.Diagnostics;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Tests.Azure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CustomVision.DataRights.Tests.Readme;

/// <summary>The C# of all documents is code that is compiled here and run.</summary>
public sealed class SnippetTests
{
    [Fact]
    public void Code_of_every_document_is_a_compiled_sample()
    {
        var samples = Snippets.OfSamples().ToList();
        var documents = Snippets.OfDocuments().ToList();

        documents.Should().HaveCountGreaterThan(6);
        documents.Where(block => samples.TrueForAll(sample => sample.Code != block.Code)).Should().BeEmpty("each block is compiled");
        samples.Where(sample => documents.TrueForAll(block => block.Code != sample.Code)).Should().BeEmpty("each sample is shown");
    }

    [Fact]
    public void Code_of_the_Azure_package_registers_a_valid_resource()
    {
        var services = new ServiceCollection();
        AzureReadmeSample.Register(
            services,
            new Uri("https://contoso.cognitiveservices.azure.com/"),
            ResourceManagerRig.Account,
            new StubCredential(TimeProvider.System)
        );
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IUserDataManager>().Should().NotBeNull();
        provider.GetRequiredService<CustomVision.DataRights.Account.IAccountReader>().Should().NotBeNull();
    }

    [Fact]
    public Task Code_of_the_testing_guide_erases_what_its_emulator_holds() =>
        TestingSample.RunAsync(
            async (endpoint, key) =>
            {
                await using var provider = Registered(endpoint, key).BuildServiceProvider();
                var rights = provider.GetRequiredService<IUserDataManager>();
                foreach (var project in await rights.ExportProjectsAsync())
                {
                    var images = await rights.ExportTaggedImagesAsync(project.Id).Select(image => image.Id).ToListAsync();
                    await rights.DeleteImagesAsync(project.Id, images);
                }
            }
        );

    [Fact]
    public async Task Code_of_the_hosting_guide_adds_a_check_a_resource_and_collects_metrics_and_traces()
    {
        await using var emulator = await TrainingEmulator.StartAsync();
        var services = Registered(emulator.Endpoint, emulator.TrainingKey);
        var (metrics, activities) = (new List<Metric>(), new List<Activity>());
        HostingSample.AddHealthChecks(services);
        HostingSample.AddTelemetry(
            services
                .AddOpenTelemetry()
                .WithMetrics(one => one.AddInMemoryExporter(metrics))
                .WithTracing(one => one.AddInMemoryExporter(activities))
        );
        await using var provider = services.BuildServiceProvider();
        var (meters, tracer) = (provider.GetRequiredService<MeterProvider>(), provider.GetRequiredService<TracerProvider>());

        await provider.GetRequiredService<IUserDataExporter>().ExportProjectsAsync();

        meters.ForceFlush().Should().BeTrue();
        tracer.ForceFlush().Should().BeTrue();
        metrics.Select(metric => metric.Name).Should().Contain("customvision.datarights.calls");
        activities.Select(activity => activity.DisplayName).Should().Contain("GetProjects");
        provider.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.Should().HaveCount(2);
    }

    private static ServiceCollection Registered(Uri endpoint, string key)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddCustomVisionDataRights(options =>
        {
            (options.Endpoint, options.TrainingKey, options.RequestsPerSecond) = (endpoint, key, 0);
        });
        return services;
    }
}
