using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Seeding;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Subjects;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>An account with a person to erase: Alice, in two projects, in the workspace, in models, and in one model alone.</summary>
internal sealed class Gallery
{
    public Guid Shop { get; private set; }

    public Guid Alice { get; private set; }

    public Guid Bob { get; private set; }

    /// <summary>Alice's images in the shop, wherever they are.</summary>
    public List<Guid> AlicesInShop { get; } = [];

    /// <summary>Those of them that only the first model holds.</summary>
    public List<Guid> AlicesInFirstAlone { get; } = [];

    public List<Guid> BobsInShop { get; } = [];

    /// <summary>An image of Bob's that only the first model holds.</summary>
    public Guid BobsInFirstAlone { get; private set; }

    public Guid First { get; private set; }

    /// <summary>Published.</summary>
    public Guid Second { get; private set; }

    public List<Guid> Predictions { get; } = [];

    public Guid Gate { get; private set; }

    public List<Guid> AlicesAtGate { get; } = [];

    public Guid Yard { get; private set; }

    public static async Task<(ErasureRig Rig, Gallery Gallery)> StartAsync(
        Action<EmulatorOptions>? emulate = null,
        Action<DataRightsOptions>? configure = null,
        ErasureSigner? signer = null
    )
    {
        var rig = await ErasureRig.StartAsync(emulate, configure, signer);
        var gallery = new Gallery();
        rig.Emulator.Seed(seeder => gallery.Plant(seeder, rig.Clock.GetUtcNow().AddDays(-30)));
        return (rig, gallery);
    }

    public static ErasureRequest RequestForAlice(ModelDecision? models = null) =>
        ErasureRequest.ForSubject(new SubjectSelector { TagNames = ["Alice"] }) with
        {
            Models = models ?? ModelDecision.KeepWithReason("the model does not tell who is who"),
        };

    /// <summary>A request to erase Alice, and the second model with her.</summary>
    public ErasureRequest RequestForAliceAndSecond()
    {
        var request = RequestForAlice();
        request.IterationDecisions[Second] = ModelDecision.DeleteIteration;
        return request;
    }

    private void Plant(AccountSeeder seeder, DateTimeOffset start)
    {
        seeder.At(start);
        var shop = seeder.AddProject("Shop", ProjectKind.Multilabel);
        (Shop, Alice, Bob) = (shop.Id, shop.AddTag("Alice"), shop.AddTag("Bob"));
        AlicesInShop.AddRange(shop.AddImages(5, Alice));
        BobsInShop.AddRange(shop.AddImages(4, Bob));
        AlicesInShop.AddRange(shop.AddImages(2, Alice, Bob));
        seeder.At(start.AddHours(1));
        shop.AddImages(3);
        First = shop.Train();

        seeder.At(start.AddDays(1));
        AlicesInFirstAlone.AddRange(AlicesInShop.Take(2));
        BobsInFirstAlone = BobsInShop[0];
        shop.DeleteFromWorkspace([.. AlicesInFirstAlone, BobsInFirstAlone]);
        AlicesInShop.AddRange(shop.AddImages(2, Alice));
        Second = shop.Train();
        shop.Publish(Second, "shop");
        for (var i = 0; i < 3; i++)
        {
            Predictions.Add(shop.AddPrediction(Second));
        }

        seeder.At(start.AddDays(2));
        AlicesInShop.AddRange(shop.AddImages(1, Alice));

        var gate = seeder.AddProject("Gate", ProjectKind.Detection);
        Gate = gate.Id;
        var (alice, car) = (gate.AddTag("Alice"), gate.AddTag("car"));
        AlicesAtGate.AddRange(gate.AddImages(3, alice, car));
        gate.AddImages(2, car);

        var yard = seeder.AddProject("Yard", ProjectKind.Multilabel);
        Yard = yard.Id;
        yard.AddImages(6, yard.AddTag("Bob"));
        yard.Publish(yard.Train(), "yard");
    }
}
