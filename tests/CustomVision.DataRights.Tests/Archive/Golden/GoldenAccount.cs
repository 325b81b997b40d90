using System.Text;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Seeding;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tests.Export;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace CustomVision.DataRights.Tests.Archive.Golden;

/// <summary>
/// An account that is the same in every run: fixed ids and times, and addresses that do not depend on the emulator's ports.
/// </summary>
internal static class GoldenAccount
{
    public static readonly DateTimeOffset Now = new(2026, 5, 4, 23, 30, 0, TimeSpan.Zero);

    private const string Service = "http://localhost/";
    private const string Storage = "http://storage.localhost/";

    private static readonly DateTimeOffset Start = new(2026, 2, 3, 8, 0, 0, TimeSpan.Zero);

    public static async Task<ExportRig> StartAsync()
    {
        var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { TimeProvider = new TestClock(Now) });
        var rig = await ExportRig.StartAsync(
            emulator,
            options => options.Endpoint = new Uri(Service),
            services => services.AddSingleton<TimeProvider>(new TestClock(Now)).AddSingleton(Account()),
            clients =>
            {
                clients.TrainingClient.ConfigurePrimaryHttpMessageHandler(() => Network.LeadingTo(emulator.Endpoint));
                clients.DownloadClient.ConfigurePrimaryHttpMessageHandler(() => Network.LeadingTo(emulator.BlobEndpoint));
            }
        );
        rig.Wire.Intercept = (_, send) => WithFixedAddressesAsync(send, emulator);
        return rig;
    }

    /// <summary>Adds a project with one of everything that the service holds, a project that detects, and one that is empty.</summary>
    public static GoldenObjects AddEverything(TrainingEmulator emulator) =>
        emulator.Seed(account =>
        {
            account.At(Start);
            var project = account.AddProject("Reception", ProjectKind.Multilabel, "Who came in");
            var (anna, visitor) = (project.AddTag("김민지", "Consent withdrawn"), project.AddTag("Visitor", type: "Negative"));
            account.At(Start.AddMinutes(1));
            var images = project.AddImages(
                3,
                new Dictionary<string, string> { ["subject"] = "../../anna", ["link"] = "https://example.org/?a=b" },
                [anna]
            );
            account.At(Start.AddMinutes(2));
            var first = project.Train();
            project.DeleteFromWorkspace(images[0]);
            account.At(Start.AddMinutes(3));
            var untagged = project.AddImages(1);
            project.AddImages(1, visitor);
            account.At(Start.AddMinutes(4));
            var second = project.Train();
            project.Publish(second, "reception");
            project.AddExport(first, bytes: Encoding.UTF8.GetBytes("PK\u0003\u0004 a model"));
            project.AddExport(first, "Somewhere", "Else", Encoding.UTF8.GetBytes("PK\u0003\u0004 another model"));
            project.AddSuggestions(second, untagged);
            project.AddPrediction(second, application: "front desk");

            account.At(Start.AddDays(1));
            var parking = account.AddProject("Parking", ProjectKind.Detection);
            var (car, plate) = (parking.AddTag("car"), parking.AddTag("number plate"));
            parking.AddImages(2, car, plate);
            parking.AddPrediction(parking.Train());

            account.At(Start.AddDays(2));
            account.AddProject("Empty", ProjectKind.Classification);
            return new GoldenObjects(project.Id, parking.Id, images[1], anna, first);
        });

    /// <summary>Cancels an export when the predictions of a project are asked for.</summary>
    public static async Task InterruptAsync(ExportRig rig, string folder, ExportRequest request, TrainingEmulator emulator, Guid project)
    {
        using var cancel = new CancellationTokenSource();
        var rule = emulator.Faults.Add(
            FaultRule
                .For("QueryPredictions")
                .WithPath(project.ToString())
                .Run(async () =>
                {
                    await InterruptedExport.ListsAsync(emulator.Account.Project(project), folder);
                    await cancel.CancelAsync();
                })
        );
        var export = () => rig.ExportAsync(folder, request, cancellationToken: cancel.Token);
        await export.Should().ThrowAsync<OperationCanceledException>();
        emulator.Faults.Remove(rule);
    }

    private static IAccountReader Account()
    {
        var reader = Substitute.For<IAccountReader>();
        reader
            .ReadAccountJsonAsync(default)
            .ReturnsForAnyArgs(
                """{"account":{"name":"golden","properties":{"apiProperties":{"secret":"never"}}},"usages":[{"currentValue":3}]}"""u8.ToArray()
            );
        return reader;
    }

    private static async Task<HttpResponseMessage> WithFixedAddressesAsync(Func<Task<HttpResponseMessage>> send, TrainingEmulator emulator)
    {
        var response = await send();
        if (response.Content.Headers.ContentType?.MediaType == "application/json")
        {
            var text = await response.Content.ReadAsStringAsync();
            text = text.Replace(emulator.BlobEndpoint.AbsoluteUri, Storage, StringComparison.Ordinal);
            response.Content = new StringContent(text, Encoding.UTF8, "application/json");
        }

        return response;
    }
}
