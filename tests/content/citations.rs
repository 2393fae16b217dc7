//! References of the sources, as the guides of the styles ask; written by hand from the guides.

use testbed::Site;

fn citations(address: &str) -> Vec<String> {
    Site::real().citations(address)
}

#[test]
fn an_article_is_cited_as_the_guides_ask() {
    assert_eq!(
        citations("studies/gordon-bradstreet-2015.html")[..3],
        [
            "Gordon J, Bradstreet S. So if we like the idea of peer workers, why aren't we seeing more? World Journal of Psychiatry. 2015;5(2):160-6. doi:10.5498/wjp.v5.i2.160",
            "Gordon, J. and Bradstreet, S. (2015) ‘So if we like the idea of peer workers, why aren't we seeing more?’, World Journal of Psychiatry, 5(2), pp. 160–166. Available at: https://doi.org/10.5498/wjp.v5.i2.160.",
            "Gordon, J., & Bradstreet, S. (2015). So if we like the idea of peer workers, why aren't we seeing more? World Journal of Psychiatry, 5(2), 160–166. https://doi.org/10.5498/wjp.v5.i2.160",
        ]
    );
}

#[test]
fn seven_authors_and_particles_are_cited_as_the_guides_ask() {
    assert_eq!(
        citations("studies/castelein-2008.html")[..3],
        [
            "Castelein S, Bruggeman R, van Busschbach JT, van der Gaag M, Stant AD, Knegtering H, et al. The effectiveness of peer support groups in psychosis: A randomized controlled trial. Acta Psychiatrica Scandinavica. 2008;118(1):64-72. doi:10.1111/j.1600-0447.2008.01216.x",
            "Castelein, S. et al. (2008) ‘The effectiveness of peer support groups in psychosis: A randomized controlled trial’, Acta Psychiatrica Scandinavica, 118(1), pp. 64–72. Available at: https://doi.org/10.1111/j.1600-0447.2008.01216.x.",
            "Castelein, S., Bruggeman, R., van Busschbach, J. T., van der Gaag, M., Stant, A. D., Knegtering, H., & Wiersma, D. (2008). The effectiveness of peer support groups in psychosis: A randomized controlled trial. Acta Psychiatrica Scandinavica, 118(1), 64–72. https://doi.org/10.1111/j.1600-0447.2008.01216.x",
        ]
    );
}

#[test]
fn a_report_is_cited_with_its_publisher() {
    assert_eq!(
        citations("studies/mclean-2009.html")[..3],
        [
            "McLean J, Biggs H, Whitehead I, Pratt R, Maxwell M. Evaluation of the Delivering for Mental Health Peer Support Worker Pilot Scheme. Scottish Government Social Research; 2009. Available from: https://www.scotland.gov.uk/Publications/2009/11/13112054/2",
            "McLean, J. et al. (2009) Evaluation of the Delivering for Mental Health Peer Support Worker Pilot Scheme. Scottish Government Social Research. Available at: https://www.scotland.gov.uk/Publications/2009/11/13112054/2 (Accessed: [add the date you read it]).",
            "McLean, J., Biggs, H., Whitehead, I., Pratt, R., & Maxwell, M. (2009). Evaluation of the Delivering for Mental Health Peer Support Worker Pilot Scheme. Scottish Government Social Research. https://www.scotland.gov.uk/Publications/2009/11/13112054/2",
        ]
    );
}

#[test]
fn an_article_number_is_no_page() {
    let apa = &citations("studies/gillard-2013.html")[2];
    assert!(
        apa.contains("BMC Health Services Research, 13, 188. https"),
        "{apa}"
    );
}

#[test]
fn a_page_is_cited_with_publisher_version_and_address() {
    assert_eq!(
        citations("commissioners/does-it-help.html"),
        [
            "The distil project (demonstration edition). Does peer support help people who use mental health services? (for commissioners) [Internet]. Peer workers: the evidence; version 1.0; 2026 Nov 30 [cited: add the date you read it]. Available from: https://peer-evidence.example/commissioners/does-it-help.html",
            "The distil project (demonstration edition) (2026) Does peer support help people who use mental health services? (for commissioners). Version 1.0. Peer workers: the evidence. Available at: https://peer-evidence.example/commissioners/does-it-help.html (Accessed: [add the date you read it]).",
            "The distil project (demonstration edition). (2026, November 30). Does peer support help people who use mental health services? (for commissioners) (Version 1.0). Peer workers: the evidence. https://peer-evidence.example/commissioners/does-it-help.html",
        ]
    );
}
