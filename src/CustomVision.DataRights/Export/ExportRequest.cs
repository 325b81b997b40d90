using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Export.Models;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>The input of an export. By default, everything is exported.</summary>
public sealed class ExportRequest
{
    /// <summary>The projects; an id that does not exist is an error.</summary>
    /// <value>Empty by default: all projects.</value>
    public IList<Guid> ProjectIds { get; set; } = [];

    /// <summary>
    /// The selector of the images of one data subject. The report counts the omitted images. Data that concerns everyone (the account,
    /// models, their overall performance, the tags of others) is omitted as well. The predictions of a model for a selected image are
    /// exported as the service returns them, and may name other tags.
    /// </summary>
    /// <value><see langword="null"/> by default: all images.</value>
    public SubjectSelector? Subject { get; set; }

    /// <summary>
    /// Whether all data about others is removed from the copy, in every list, page and data set: tags and regions that are not the
    /// subject's, predictions of such tags, metadata values that the selector does not contain, and the names and descriptions of projects
    /// and iterations. The report counts the removed data. The pixels stay unchanged: others may still be visible in the images.
    /// <c>bag-info.txt</c> states the removal, and a project cannot be restored from such an archive. Needs <see cref="Subject"/>, and the
    /// subject's tags: from the selector, or by <see cref="KeptTagNames"/> or <see cref="KeptTagIds"/>.
    /// </summary>
    /// <value><see langword="false"/> by default: the report counts the data about others.</value>
    public bool BlankOthers { get; set; }

    /// <summary>
    /// Names of further tags of the subject that <see cref="BlankOthers"/> keeps, compared exactly. A name that no project in scope has is
    /// an error.
    /// </summary>
    /// <value>Empty by default: only the tags of <see cref="Subject"/> are kept.</value>
    public IList<string> KeptTagNames { get; set; } = [];

    /// <summary>Ids of further tags of the subject that <see cref="BlankOthers"/> keeps.</summary>
    /// <value>Empty by default.</value>
    public IList<Guid> KeptTagIds { get; set; } = [];

    /// <summary>The data to include.</summary>
    /// <value><see cref="ExportCategories.All"/> by default.</value>
    public ExportCategories Categories { get; set; } = ExportCategories.All;

    /// <summary>The renditions of each image to download.</summary>
    /// <value>Only the original by default.</value>
    public IList<ImageRendition> Renditions { get; set; } = [ImageRendition.Original];

    /// <summary>The iterations whose image sets are exported; an id that no project in scope has is an error.</summary>
    /// <value>Empty by default: all iterations.</value>
    public IList<Guid> IterationIds { get; set; } = [];

    /// <summary>
    /// The models that the service builds before their files are downloaded, of the iterations in <see cref="IterationIds"/>, or of all.
    /// This changes the resource and requires <c>AddCustomVisionDataRights</c>: a read-only registration is rejected. Not for a
    /// <see cref="Subject"/>.
    /// </summary>
    /// <value><see langword="null"/> by default: nothing is built, and only existing files are downloaded.</value>
    public ModelsToBuild? ModelsToBuild { get; set; }

    /// <summary>Further probability thresholds, 0 to 1, at which the performance is read besides the service's default.</summary>
    /// <value>Empty by default.</value>
    public IList<double> PerformanceThresholds { get; set; } = [];

    /// <summary>The query for stored predictions, which have neither tags nor metadata that <see cref="Subject"/> could match.</summary>
    /// <value>By default all, or none if <see cref="Subject"/> is set, which the report states.</value>
    public PredictionQuery? Predictions { get; set; }

    /// <summary>The data set formats that are also written to the archive.</summary>
    /// <value>Empty by default.</value>
    public IList<DatasetFormat> Datasets { get; set; } = [];

    /// <summary>
    /// The language of the human-readable pages and of the crate's descriptions, as an IETF tag. English, French and Korean are available;
    /// any other language results in English. <c>report.json</c> is in English.
    /// </summary>
    /// <value><c>en</c> by default, regardless of the culture of the process.</value>
    public string Language { get; set; } = "en";

    /// <summary>
    /// Whether a person confirms that the projects of an interrupted export have been deleted from the service since. Otherwise, a resumed
    /// run that finds none of them is rejected, since the key of another resource has the same effect. If confirmed, the directory is
    /// completed as the last copy: its content is kept and listed in <c>unlisted.jsonl</c>, and the export ends as <see
    /// cref="ExportState.CompleteWithDifferences"/>. Nothing else of the resource, which may be that of another account, is exported into
    /// it. If only some of the projects are gone, the others are exported as usual, and saved data is kept even if a tag of the subject was
    /// deleted with them.
    /// </summary>
    /// <value>
    /// <see langword="false"/> by default. It does not change the identity of the request, so that the interrupted run can resume.
    /// </value>
    public bool ProjectsWereDeleted { get; set; }

    /// <summary>
    /// The organization that provides the archive, for <c>ro-crate-metadata.json</c> (RO-Crate 1.2, <c>publisher</c>). A resumed export may
    /// specify another one than the interrupted run.
    /// </summary>
    /// <value>By default the operator of the resource, identified only by the endpoint.</value>
    public ExportPublisher? Publisher { get; set; }

    /// <summary>The host's id of the request, written to <c>bag-info.txt</c>. Do not use the name of a person.</summary>
    /// <value>By default a new id.</value>
    public string? RequestId { get; set; }

    /// <summary>Creates a copy that can be changed independently.</summary>
    internal ExportRequest Copy() => (ExportRequest)MemberwiseClone();
}
