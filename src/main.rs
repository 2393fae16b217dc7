//! The command line program.
fn main() {
    let (content, mut found) = distil::load::walk::read_content(
        std::path::Path::new("content"),
        &distil::record::kind::Kind::WITH_FOLDER.map(|k| k.folder()),
    );
    let (records, more) = distil::record::read::read(content.sources);
    found.append(more);
    println!("{} records", records.count());
    let (e, more) = distil::evidence::link(records, Default::default());
    found.append(more);
    println!("{}", e.is_some());
    for d in found.sorted() {
        println!(
            "{} {} {}\n   {}\n   {:?}",
            d.code.id,
            d.place.as_ref().map(|p| p.label()).unwrap_or_default(),
            d.message,
            d.place
                .as_ref()
                .map(|p| p.excerpt.clone())
                .unwrap_or_default(),
            d.hints
        );
    }
}
