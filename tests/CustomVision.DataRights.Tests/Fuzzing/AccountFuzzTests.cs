using CustomVision.DataRights.Account;
using CustomVision.DataRights.Tests.Azure;

namespace CustomVision.DataRights.Tests.Fuzzing;

/// <summary>
/// Mutated answers of Azure Resource Manager to every call that reads: it ends with an answer or a clear refusal, and an account that is
/// there is never gone.
/// </summary>
public sealed class AccountFuzzTests
{
    private static readonly AnswerMutation[] Mutations = Enum.GetValues<AnswerMutation>();

    [Fact]
    public async Task Account_with_mutated_answers_ends_with_an_answer_or_a_refusal()
    {
        Random random = new(FuzzCount.Seed);
        var operations = new HashSet<string>(StringComparer.Ordinal);
        using var rig = new ResourceManagerRig(
            new StubHandler(asked => Mutated(asked.Uri.AbsolutePath, random, operations)),
            configure: options => options.MaxRetryAttempts = 0
        );
        for (var round = 0; round < FuzzCount.OfAccounts; round++)
        {
            await EndAsync(() => rig.Reader.ReadAccountAsync());
            await EndAsync(() => rig.Reader.ReadAccountJsonAsync());
            await EndAsync(async () => (await rig.Accounts.FindAccountAsync()).Presence.Should().NotBe(AccountPresence.Gone));
            await EndAsync(async () =>
                (await rig.Accounts.FindDeletedAccountAsync("westeurope")).Presence.Should().NotBe(AccountPresence.Gone)
            );
            await EndAsync(() => rig.Accounts.FindWitnessAsync());
            await EndAsync(() => rig.Accounts.HasKeyAsync("another"));
        }

        operations.Should().Contain(["contoso", "listKeys", "usages"]);

        async Task EndAsync(Func<Task> call)
        {
            try
            {
                await call().WaitAsync(TimeSpan.FromMinutes(3), TimeProvider.System);
            }
            catch (DataRightsException)
            {
                // A clear refusal.
            }
            catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
            {
                throw new InvalidOperationException($"A call ended with {fault.GetType().Name} (seed {FuzzCount.Seed})", fault);
            }
        }
    }

    private static HttpResponseMessage Mutated(string path, Random random, HashSet<string> operations)
    {
        var operation = path.Split('/')[^1];
        var body = operation switch
        {
            "listKeys" => """{"key1":"one","key2":"two"}""",
            "usages" =>
                """{"value":[{"name":{"value":"Projects","localizedValue":"Projects"},"currentValue":2,"limit":100,"unit":"Count"}],"nextLink":null}""",
            "deletedAccounts" or "accounts" =>
                $$"""{"value":[{"id":"{{ResourceManagerRig.Account}}","name":"contoso","kind":"CustomVision.Training"}],"nextLink":null}""",
            _ => $$$"""
                {"id":"{{{ResourceManagerRig.Account}}}","name":"contoso","kind":"CustomVision.Training","location":"westeurope","sku":{"name":"S0"},"tags":{"team":"intake"},
                "identity":{"type":"SystemAssigned"},"properties":{"provisioningState":"Succeeded","endpoint":"https://contoso.cognitiveservices.azure.com/",
                "customSubDomainName":"contoso","disableLocalAuth":false,"publicNetworkAccess":"Enabled","networkAcls":{"defaultAction":"Allow"},"dateCreated":"2026-01-01T00:00:00Z"}}
                """,
        };
        operations.Add(operation);
        var original = System.Text.Encoding.UTF8.GetBytes(body);
        var response = StubHandler.Json(string.Empty);
        response.Content = new ByteArrayContent(
            random.Next(4) == 0
                ? original
                : new AnswerMutator(random).Mutate(original, Mutations[random.Next(Mutations.Length)], [original, "{}"u8.ToArray()])
        );
        response.Content.Headers.ContentType = new("application/json");
        return response;
    }
}
